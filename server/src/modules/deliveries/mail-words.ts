import type { Language } from '../../graphql/language.ts';
import { type Message, say } from '../../graphql/user-error.ts';
import type { Letter } from './channel.ts';

export interface MailBody {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A letter as mail: text, and the same in simple HTML. Nothing is loaded from anywhere, and no link is counted. */
export function mailOf(
  letter: Letter,
  links: { readonly unsubscribe: string; readonly settings: string },
): MailBody {
  const { language } = letter;
  const open = say(language, { th: 'เปิดดู', en: 'Open' });
  const stop = say(language, { th: 'หยุดส่งอีเมล', en: 'Stop these mails' });
  const choose = say(language, { th: 'เลือกว่าจะรับเรื่องอะไร', en: 'Choose what you are told' });
  const from = say(language, {
    th: `ความดี · ${letter.networkName}`,
    en: `Kwamdee · ${letter.networkName}`,
  });
  const items = letter.lines.map(({ text, whole, url }) => ({ words: whole ?? text, url }));
  return {
    subject: `${letter.title} · ${letter.networkName}`,
    text: [
      ...items.map(({ words, url }) => `${words}\n${url}\n`),
      '--',
      from,
      `${choose}: ${links.settings}`,
      `${stop}: ${links.unsubscribe}`,
      '',
    ].join('\n'),
    html: page(language, [
      ...items.map(
        ({ words, url }) => `<p style="margin:0 0 20px">${withBreaks(words)}<br>${link(url, open)}</p>`,
      ),
      `<p style="margin:28px 0 0;padding-top:12px;border-top:1px solid #d9cfb8;color:#5c5344">${escapeHtml(from)}<br>`,
      `${link(links.settings, choose)} · ${link(links.unsubscribe, stop)}</p>`,
    ]),
  };
}

/** What a mail about the account itself says: a few words, a link, and a word after it. */
interface AccountMail {
  readonly subject: Message;
  readonly words: Message;
  readonly link: { readonly words: Message; readonly url: string };
  readonly after: Message;
}

/** No way to stop these: each is sent once, for what was just done. */
function accountMail(language: Language, mail: AccountMail): MailBody {
  const { url } = mail.link;
  const [words, action, after] = [
    say(language, mail.words),
    say(language, mail.link.words),
    say(language, mail.after),
  ];
  return {
    subject: say(language, mail.subject),
    text: `${words}\n\n${action}: ${url}\n\n${after}\n`,
    html: page(language, [
      `<p>${escapeHtml(words)}</p><p>${link(url, action)}</p><p>${escapeHtml(after)}</p>`,
    ]),
  };
}

/** Asks whether an address is the person's own. */
export function confirmationMail(language: Language, url: string): MailBody {
  return accountMail(language, {
    subject: {
      th: 'ยืนยันอีเมลสำหรับการแจ้งเตือน · ความดี',
      en: 'Confirm your e-mail for notices · Kwamdee',
    },
    words: {
      th: 'มีคนขอให้ส่งการแจ้งเตือนของความดีมาที่อีเมลนี้ ถ้าเป็นคุณ กดยืนยันได้เลย ถ้าไม่ใช่ ไม่ต้องทำอะไร เราจะไม่ส่งอีก',
      en: 'Somebody asked for notices of Kwamdee to come to this address. If it was you, please confirm. If not, do nothing, and no more will come.',
    },
    link: { words: { th: 'ยืนยันอีเมลนี้', en: 'Confirm this address' }, url },
    after: { th: 'ลิงก์ใช้ได้ 2 วัน', en: 'The link is good for 2 days.' },
  });
}

/** For who has forgotten their password. */
export function resetMail(language: Language, url: string, minutes: number): MailBody {
  return accountMail(language, {
    subject: { th: 'ตั้งรหัสผ่านใหม่ · ความดี', en: 'Choose a new password · Kwamdee' },
    words: {
      th: 'มีคนขอตั้งรหัสผ่านใหม่สำหรับบัญชีที่ใช้อีเมลนี้ ถ้าเป็นคุณ กดลิงก์แล้วตั้งรหัสผ่านใหม่ได้เลย ถ้าไม่ใช่ ไม่ต้องทำอะไร รหัสเดิมยังใช้ได้',
      en: 'Somebody asked for a new password for the account with this address. If it was you, follow the link and choose one. If not, do nothing: the old one stays.',
    },
    link: { words: { th: 'ตั้งรหัสผ่านใหม่', en: 'Choose a new password' }, url },
    after: {
      th: `ลิงก์ใช้ได้ครั้งเดียว ภายใน ${minutes} นาที อย่าส่งต่อให้ใคร`,
      en: `The link is good once, for ${minutes} minutes. Give it to nobody.`,
    },
  });
}

/** After it was changed. */
export function passwordChangedMail(language: Language, url: string): MailBody {
  return accountMail(language, {
    subject: { th: 'ตั้งรหัสผ่านใหม่แล้ว · ความดี', en: 'Your password was changed · Kwamdee' },
    words: {
      th: 'บัญชีของคุณมีรหัสผ่านใหม่แล้ว ถ้าคุณเป็นคนตั้ง ไม่ต้องทำอะไร',
      en: 'Your account has a new password. If it was you who chose it, there is nothing to do.',
    },
    link: { words: { th: 'ถ้าไม่ใช่คุณ ตั้งรหัสผ่านใหม่ทันที', en: 'If it was not you, choose another at once' }, url },
    after: {
      th: 'แต้มและสมุดความดีของคุณอยู่ครบเหมือนเดิม',
      en: 'Your points and your passbook are as they were.',
    },
  });
}

/** To the address that somebody would like to sign in with. */
export function changeEmailMail(language: Language, url: string): MailBody {
  return accountMail(language, {
    subject: { th: 'ใช้อีเมลนี้เข้าสู่ระบบ · ความดี', en: 'Sign in with this address · Kwamdee' },
    words: {
      th: 'มีคนขอใช้อีเมลนี้กับบัญชีความดีของตน ถ้าเป็นคุณ กดลิงก์ได้เลย ถ้าไม่ใช่ ไม่ต้องทำอะไร',
      en: 'Somebody asked to use this address for their account at Kwamdee. If it was you, follow the link. If not, do nothing.',
    },
    link: { words: { th: 'ใช้อีเมลนี้', en: 'Use this address' }, url },
    after: { th: 'ลิงก์ใช้ได้ 60 นาที', en: 'The link is good for 60 minutes.' },
  });
}

/** To the address that was the account's before. */
export function emailChangedMail(language: Language, url: string): MailBody {
  return accountMail(language, {
    subject: { th: 'เปลี่ยนอีเมลแล้ว · ความดี', en: 'Your e-mail address was changed · Kwamdee' },
    words: {
      th: 'บัญชีความดีของคุณใช้อีเมลอื่นแล้ว ถ้าคุณเป็นคนเปลี่ยน ไม่ต้องทำอะไร ถ้าไม่ใช่ รีบบอกผู้ประสานงาน ให้คนดูแลระบบช่วยเอาบัญชีคืนให้',
      en: 'Your account at Kwamdee has another address now. If it was you who changed it, there is nothing to do. If not, tell a coordinator at once: whoever looks after the system can give the account back to you.',
    },
    link: { words: { th: 'วิธีใช้และติดต่อ', en: 'Help' }, url },
    after: {
      th: 'แต้มและสมุดความดีของคุณอยู่ครบเหมือนเดิม',
      en: 'Your points and your passbook are as they were.',
    },
  });
}

function page(language: Language, parts: readonly string[]): string {
  const style =
    'max-width:34em;margin:0 auto;padding:24px;font:16px/1.7 sans-serif;color:#2b2418;background:#fffdf6';
  return `<!doctype html><html lang="${language.toLowerCase()}"><body style="margin:0;background:#fbf5e6"><div style="${style}">${parts.join('')}</div></body></html>`;
}

function link(url: string, words: string): string {
  return `<a href="${escapeHtml(url)}" style="color:#8a4b00">${escapeHtml(words)}</a>`;
}

const withBreaks = (words: string): string => escapeHtml(words).replaceAll('\n', '<br>');

function escapeHtml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
