import { loopbackNames } from '../../platform/loopback-names.ts';

/**
 * The origins that sign-in requests may come from: the public address; and, outside production, the very address that a
 * request was sent to when that is this machine's own, so that development works on any port. A name that somebody
 * else's DNS leads here is none of these.
 */
export function trustedOrigins(
  settings: { readonly publicUrl: string; readonly isProduction: boolean },
  request: Request | undefined,
): string[] {
  const origins = [new URL(settings.publicUrl).origin];
  if (request !== undefined && !settings.isProduction) {
    const sentTo = new URL(request.url);
    if (loopbackNames.has(sentTo.hostname)) origins.push(sentTo.origin);
  }
  return origins;
}
