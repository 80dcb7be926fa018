import { say } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Channel, failed, type Letter } from './channel.ts';
import { loadReach } from './reach-store.ts';

const timeoutMs = 10_000;
const longestText = 5_000;

/**
 * Push messages of a LINE official account, to people who sign in with LINE
 * (https://developers.line.biz/en/reference/messaging-api/#send-push-message). The retry key makes LINE answer 409 to what
 * it has taken before: a repetition is not shown twice.
 */
export function createLineChannel(deps: {
  readonly database: Database;
  readonly accessToken: string;
  /** Without a slash at its end. */
  readonly apiUrl: string;
}): Channel {
  return {
    kind: 'LINE',
    async send(letter) {
      const reach = (await loadReach(deps.database.prisma, [letter.userId])).get(letter.userId);
      if (reach === undefined || reach.lineId === null) return { outcome: 'NOBODY' };
      let answer: Response;
      try {
        answer = await fetch(`${deps.apiUrl}/v2/bot/message/push`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${deps.accessToken}`,
            'x-line-retry-key': letter.id,
          },
          body: JSON.stringify({ to: reach.lineId, messages: [{ type: 'text', text: textOf(letter) }] }),
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        });
      } catch (error) {
        return failed(String(error), { isChannelDown: true });
      }
      const text = (await answer.text().catch(() => '')).slice(0, 300);
      if (answer.ok || answer.status === 409) return { outcome: 'SENT' };
      const error = `LINE answered ${answer.status} ${text}`;
      // 400: this person, who has not added the account as a friend or has blocked it. The rest is about us.
      if (answer.status === 400 || answer.status === 404) return failed(error, { isFinal: true });
      return failed(error, { isChannelDown: true });
    },
  };
}

function textOf(letter: Letter): string {
  const open = say(letter.language, { th: 'เปิดดู', en: 'Open' });
  const lines = letter.lines.map(({ text, url }) => `${text}\n${open}: ${url}`);
  return [letter.networkName, ...lines].join('\n\n').slice(0, longestText);
}
