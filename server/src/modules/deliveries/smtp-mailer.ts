import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  /** A UUID, the same at each try. */
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type MailOutcome =
  | { readonly outcome: 'SENT' }
  | {
      readonly outcome: 'FAILED';
      readonly error: string;
      readonly isServerDown: boolean;
      readonly isFinal: boolean;
    };

export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>;
}

/** What says that the server, not the letter, is the trouble: see nodemailer's errors. */
const serverTrouble = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAUTH',
  'EDNS',
  'ESOCKET',
  'ETIMEDOUT',
  'ETLS',
]);

/** Hands mail to an SMTP server (RFC 5321). `from` is `Name <address>`. */
export function createMailer(settings: { readonly smtpUrl: string; readonly from: string }): Mailer {
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: 8_000,
    greetingTimeout: 8_000,
    socketTimeout: 12_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^>\s]+)>?\s*$/.exec(settings.from)?.[1] ?? 'localhost';
  return {
    async send({ to, id, subject, text, html, headers }) {
      try {
        await transport.sendMail({
          from: settings.from,
          to: { name: '', address: to },
          messageId: `<${id}@${domain}>`,
          subject,
          text,
          html,
          headers: { 'Auto-Submitted': 'auto-generated', ...headers },
        });
        return { outcome: 'SENT' };
      } catch (error) {
        return failure(error);
      }
    },
  };
}

/** For jobs: throws where trying again may be of use. */
export async function sendOrThrow(mailer: Mailer, mail: Mail): Promise<void> {
  const sent = await mailer.send(mail);
  if (sent.outcome === 'FAILED' && !sent.isFinal) throw new Error(sent.error);
}

function failure(error: unknown): MailOutcome {
  const { code, responseCode, message } =
    error instanceof Error
      ? (error as Error & { readonly code?: string; readonly responseCode?: number })
      : { code: undefined, responseCode: undefined, message: String(error) };
  // 5xx of an envelope is about this letter; of the greeting or the sign-in it is about us.
  const isFinal = code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500;
  const isServerDown = code !== undefined && serverTrouble.has(code);
  return { outcome: 'FAILED', error: withoutAddresses(message), isServerDown, isFinal };
}

/** Servers say to whom they would not deliver. What failed goes to the log, and whose address it was does not. */
function withoutAddresses(message: string): string {
  return message.replace(/[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g, '…');
}
