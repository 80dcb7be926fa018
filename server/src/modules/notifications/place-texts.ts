import type { Message } from '../../graphql/user-error.ts';
import type { NoticeFacts } from './notice-parameters.ts';

const roleNames: Readonly<Record<string, Message>> = {
  MEMBER: { th: 'สมาชิก', en: 'member' },
  VERIFIER: { th: 'ผู้รับรองความดี', en: 'verifier' },
  COORDINATOR: { th: 'ผู้ประสานงาน', en: 'coordinator' },
  AUDITOR: { th: 'ผู้ตรวจสอบ', en: 'auditor' },
};

/**
 * What a coordinator has decided about a person's place in the network (`change`): that they are not let in (DECLINED)
 * or not there any more (REMOVED), else which roles they hold now (`roles`, with commas between).
 */
export function placeText(
  { parameters, networkName }: NoticeFacts,
  reason: Message,
): { readonly title: Message; readonly body: Message } {
  switch (parameters.text('change')) {
    case 'DECLINED':
      return {
        title: { th: 'คำขอเข้าร่วมยังไม่ได้รับการตอบรับ', en: 'You have not been let in yet' },
        body: {
          th: `${networkName}ยังรับคุณเข้าไม่ได้ในครั้งนี้ คุยกับผู้ประสานงาน หรือขอเข้าร่วมใหม่ได้ทุกเมื่อ`,
          en: `${networkName} could not let you in this time. Talk to a coordinator, or ask again whenever you like.`,
        },
      };
    case 'REMOVED':
      return {
        title: { th: 'คุณไม่ได้เป็นสมาชิกแล้ว', en: 'Your membership has ended' },
        body: {
          th: `คุณไม่ได้เป็นสมาชิก${networkName}แล้ว คูปองที่มีอยู่ยังใช้ได้ และแต้มยังเป็นของคุณ${reason.th}`,
          en: `You are no longer in ${networkName}. The vouchers you hold stay good and the points stay yours.${reason.en}`,
        },
      };
    default: {
      const names = parameters
        .text('roles')
        .split(',')
        .flatMap((role) => roleNames[role] ?? []);
      return {
        title: { th: 'บทบาทของคุณเปลี่ยนไป', en: 'Your roles have changed' },
        body: names.length === 0 ? noRoles(networkName) : withRoles(networkName, names),
      };
    }
  }
}

function noRoles(networkName: string): Message {
  return {
    th: `ตอนนี้คุณไม่มีบทบาทใน${networkName} ขอบคุณที่ช่วยกันมา`,
    en: `You hold no role in ${networkName} now. Thank you for all you did.`,
  };
}

function withRoles(networkName: string, names: readonly Message[]): Message {
  const list = (language: 'th' | 'en') =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(names.map((name) => name[language]));
  return {
    th: `ตอนนี้คุณเป็น${list('th')}ของ${networkName}`,
    en: `In ${networkName} you are ${list('en')} now.`,
  };
}
