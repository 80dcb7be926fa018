import { useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatDateTime, formatTime } from '../../lib/dates.ts';
import type { Answer, Refusal } from './answers.ts';

export interface AnswerWords {
  /** Large, over the whole width. */
  word: string;
  /** What to tell the customer, or to do. */
  detail: string;
}

/** "14:05 น." for today, the date too for other days. */
export function momentOf(iso: string, locale: string): string {
  const isToday = formatDate(iso, locale) === formatDate(new Date().toISOString(), locale);
  return isToday ? formatTime(iso, locale) : formatDateTime(iso, locale);
}

/** What the counter says, in the language of the screen. */
export function useAnswerWords(answer: Answer): AnswerWords {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const since = answer.kind === 'refused' && answer.since !== null ? momentOf(answer.since, locale) : '';
  if (answer.kind === 'used') {
    const due = answer.use.dueAt === null ? null : formatDate(answer.use.dueAt, locale);
    if (answer.use.isLent && due !== null) {
      return {
        word: t({ message: 'Lent', context: 'counter' }),
        detail: t`To be back by ${due}. Scan the same voucher when it comes back.`,
      };
    }
    return answer.use.isLent
      ? {
          word: t({ message: 'Lent', context: 'counter' }),
          detail: t`The item is out. Scan the same voucher when it comes back.`,
        }
      : { word: t({ message: 'Good', context: 'counter' }), detail: t`Hand it over.` };
  }
  if (answer.kind === 'returned') {
    return {
      word: t({ message: 'Returned', context: 'counter' }),
      detail: t`The customer’s points are free again. Thank you for checking the item.`,
    };
  }
  if (answer.kind === 'provisional') {
    return {
      word: t`Taken for now`,
      detail: answer.isLent
        ? t`No signal: hand it over. It is confirmed later, by itself. Scan the same voucher when it comes back.`
        : t`No signal: hand it over. It is confirmed later, by itself.`,
    };
  }
  if (answer.kind === 'forgotten') {
    return {
      word: t({ message: 'Undone', context: 'counter' }),
      detail: t`Nothing was counted. The customer still has the voucher.`,
    };
  }
  if (answer.kind === 'undone') {
    return {
      word: t({ message: 'Undone', context: 'counter' }),
      detail: t`The points went back. If the customer still wants it, they redeem it again.`,
    };
  }
  if (answer.returnableCode !== null) {
    return { word: t`Out on loan since ${since}`, detail: t`Did the customer bring it back?` };
  }
  const refusals: Record<Refusal, AnswerWords> = {
    'used-before': {
      word: t`Used at ${since}`,
      detail: t`This voucher was counted already. Do not hand it over again.`,
    },
    'taken-here': {
      word: t`Taken at ${since}`,
      detail: t`This counter took it without a signal; it is confirmed later. Do not hand it over again.`,
    },
    expired: {
      word: t({ message: 'Expired', context: 'counter' }),
      detail: t`It was good until ${since}. The points went back; the customer can redeem again.`,
    },
    cancelled: {
      word: t({ message: 'Cancelled', context: 'counter' }),
      detail: t`The customer cancelled it at ${since} and has the points back.`,
    },
    'undone-before': {
      word: t({ message: 'Undone before', context: 'counter' }),
      detail: t`This use was undone at ${since} and the points went back. The customer can redeem again.`,
    },
    'returned-before': {
      word: t({ message: 'Returned before', context: 'counter' }),
      detail: t`The item came back at ${since}. Nothing is left to do.`,
    },
    'not-lent': { word: t`Not on loan`, detail: t`No borrowed item belongs to this voucher.` },
    'other-shop': {
      word: t`For another shop`,
      detail: t`The voucher is good, but not here. The shop’s name is on the customer’s screen.`,
    },
    'unknown-code': {
      word: t`No such voucher`,
      detail: t`Compare the code with the customer’s screen, or ask them to open the voucher anew.`,
    },
    'not-a-voucher': {
      word: t`Not a voucher`,
      detail: t`This QR code is something else. Ask the customer for “My vouchers”.`,
    },
    'no-right': {
      word: t`Not your shop’s counter`,
      detail: t`Your account does not work at this shop. Ask the owner to add you.`,
    },
  };
  return refusals[answer.refusal];
}
