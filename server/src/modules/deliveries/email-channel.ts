import type { Database } from '../../platform/postgres.ts';
import { type Channel, failed } from './channel.ts';
import type { MailLinks } from './mail-links.ts';
import { mailOf } from './mail-words.ts';
import { loadReach } from './reach-store.ts';
import type { Mailer } from './smtp-mailer.ts';

export const settingsPath = '/profile/notices';

/** Mail, to addresses whose owner has confirmed them, with a way out that takes one press (RFC 8058). */
export function createEmailChannel(deps: {
  readonly database: Database;
  readonly mailer: Mailer;
  readonly links: MailLinks;
}): Channel {
  return {
    kind: 'EMAIL',
    async send(letter) {
      const reach = (await loadReach(deps.database.prisma, [letter.userId])).get(letter.userId);
      if (reach === undefined || !reach.hasEmail) return { outcome: 'NOBODY' };
      const unsubscribe = deps.links.unsubscribeUrl(letter.userId);
      const sent = await deps.mailer.send({
        ...mailOf(letter, { unsubscribe, settings: deps.links.pageUrl(settingsPath) }),
        to: reach.email,
        id: letter.id,
        headers: {
          'List-Unsubscribe': `<${unsubscribe}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      });
      if (sent.outcome === 'SENT') return sent;
      return failed(sent.error, { isChannelDown: sent.isServerDown, isFinal: sent.isFinal });
    },
  };
}
