import { inLanguage } from '../../graphql/language.ts';
import { say } from '../../graphql/user-error.ts';
import { NoticeParameters } from '../notifications/notice-parameters.ts';
import { noticePath } from '../notifications/notice-path.ts';
import { noticeText } from '../notifications/notice-texts.ts';
import type { Letter } from './channel.ts';
import type { MailLinks } from './mail-links.ts';
import type { MessageContent } from './message-store.ts';
import { isToldWhole, outsideWordsOf } from './notice-groups.ts';

const mostLines = 30;
const inboxPath = '/notices';

/** What a message says, in the person's language. `notices` are at least one. */
export function composeLetter(content: MessageContent, userId: string, links: MailLinks): Letter {
  const { language, notices } = content;
  const networkName = inLanguage(language, content.networkTh, content.networkEn);
  const lines = notices.slice(0, mostLines).map((notice) => {
    const parameters = new NoticeParameters(notice.parameters, language);
    const path = noticePath(notice.kind, parameters, content.networkSlug) ?? inboxPath;
    const { title, body } = noticeText(notice.kind, { parameters, networkName });
    return {
      text: say(language, outsideWordsOf(notice.kind)),
      whole: isToldWhole(notice.kind) ? `${title}\n${body}` : null,
      path,
    };
  });
  const [first] = lines;
  if (first === undefined) throw new Error('a message without a notice');
  const count = notices.length;
  const isOne = count === 1;
  return {
    id: content.messageId,
    userId,
    language,
    networkName,
    lines: lines.map(({ text, whole, path }) => ({ text, whole, url: links.pageUrl(path) })),
    title: isOne
      ? first.text
      : say(language, {
          th: `มีข่าว ${count} เรื่องจาก${networkName}`,
          en: `${count} notices from ${networkName}`,
        }),
    path: isOne ? first.path : inboxPath,
  };
}
