import { allowsLoopback, type Environment } from '../../env.ts';
import type { DeliveryChannel } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Channel } from './channel.ts';
import { createEmailChannel } from './email-channel.ts';
import { createLineChannel } from './line-channel.ts';
import type { MailLinks } from './mail-links.ts';
import { createPushChannel } from './push-channel.ts';
import { createMailer, type Mailer } from './smtp-mailer.ts';

export interface ChannelDeps {
  readonly database: Database;
  readonly environment: Environment;
  readonly mailLinks: MailLinks;
  readonly mailer: Mailer | null;
  readonly publicOrigin: string;
}

/** Null without SMTP_URL. */
export function mailerOf(environment: Environment): Mailer | null {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from } = environment;
  return smtpUrl === undefined || from === undefined ? null : createMailer({ smtpUrl, from });
}

/** The ways out of the house that are set up. Web push needs nothing but a key of our own. */
export function createChannels(deps: ChannelDeps): ReadonlyMap<DeliveryChannel, Channel> {
  const { database, environment, mailLinks, mailer } = deps;
  const channels: Channel[] = [
    createPushChannel({
      database,
      contact: pushContact(deps),
      allowsLoopback: allowsLoopback(environment),
    }),
  ];
  if (mailer !== null) channels.push(createEmailChannel({ database, mailer, links: mailLinks }));
  const accessToken = environment.LINE_CHANNEL_ACCESS_TOKEN;
  if (accessToken !== undefined) {
    const apiUrl = environment.LINE_API_URL.replace(/\/+$/, '');
    channels.push(createLineChannel({ database, accessToken, apiUrl }));
  }
  return new Map(channels.map((channel) => [channel.kind, channel]));
}

/** A push service wants to know whom to write to; `https:` or `mailto:`, and some refuse localhost. */
function pushContact({ environment, publicOrigin }: ChannelDeps): string {
  const address = /<?([^<>\s]+@[^<>\s]+)>?\s*$/.exec(environment.MAIL_FROM ?? '')?.[1];
  if (address !== undefined) return `mailto:${address}`;
  return publicOrigin.startsWith('https:') ? publicOrigin : 'mailto:nobody@kwamdee.invalid';
}
