import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import type { WebhookKind } from '../../platform/generated/enums.ts';
import { outboundUrlProblem } from '../../platform/outbound-request.ts';
import { choosableKinds } from './webhook-message.ts';

const addressProblems: Readonly<Record<'NOT_A_URL' | 'NOT_HTTPS' | 'NOT_PUBLIC', Message>> = {
  NOT_A_URL: { th: 'ที่อยู่นี้ไม่ใช่ URL', en: 'This is no URL.' },
  NOT_HTTPS: { th: 'ต้องขึ้นต้นด้วย https://', en: 'It has to start with https://' },
  NOT_PUBLIC: {
    th: 'ที่อยู่นี้ไม่ได้อยู่บนอินเทอร์เน็ตสาธารณะ',
    en: 'This address is not of the public internet.',
  },
};

/** What is wrong with an endpoint; empty when nothing is. */
export function webhookProblems(
  input: { readonly url?: string; readonly kinds?: readonly WebhookKind[] },
  options: { readonly allowsLoopback: boolean },
): FieldProblem[] {
  const { url, kinds } = input;
  const address =
    url === undefined
      ? null
      : url.length > 2_000
        ? 'NOT_A_URL'
        : outboundUrlProblem(url, options.allowsLoopback);
  const isEmpty = kinds !== undefined && !kinds.some((kind) => choosableKinds.includes(kind));
  const hasTest = kinds?.includes('TEST') === true;
  return [
    ...(address === null ? [] : [{ path: ['url'], message: addressProblems[address] }]),
    ...(isEmpty || hasTest ? [{ path: ['events'], message: noEvents }] : []),
  ];
}

const noEvents: Message = { th: 'เลือกอย่างน้อยหนึ่งเรื่อง', en: 'Choose at least one event.' };
