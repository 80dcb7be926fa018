import { localizedTextProblems } from '../../graphql/localized-text-input.ts';
import { type LocalizedText, localizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import type { EventCodeMode } from '../../platform/generated/enums.ts';
import type { IndicatorRow } from '../catalogue/indicator-store.ts';

interface TextInput {
  readonly th?: string | null | undefined;
  readonly en?: string | null | undefined;
}

/** What people are told of an event. It may change until the event is closed. */
export interface EventWords {
  readonly title: LocalizedText;
  readonly place: LocalizedText;
  readonly description: LocalizedText;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What an event gives. It is settled when the event opens. */
export interface EventTerms {
  readonly indicatorCode: string;
  /** Null: all that the rule gives. */
  readonly points: number | null;
  readonly budgetPoints: number;
  readonly codeMode: EventCodeMode;
  /** How often a printed code is good. */
  readonly printedLimit: number | null;
}

export const eventLimits = {
  title: 120,
  place: 200,
  description: 2_000,
  points: 10_000,
  budgetPoints: 1_000_000,
  printedLimit: 500,
  organisers: 20,
  days: 7,
  daysAhead: 366,
} as const;

const dayMs = 24 * 3_600_000;

/** A text of one line, however it was pasted. */
export function readLine(text: TextInput | null | undefined): LocalizedText {
  const { th, en } = localizedText(text ?? {});
  return { th: th.replace(/\s+/g, ' '), en: en.replace(/\s+/g, ' ') };
}

/** Everything that is wrong with what people are told; empty when nothing is. */
export function wordProblems(words: EventWords, now: Date): FieldProblem[] {
  return [
    ...localizedTextProblems(['title'], words.title, { isRequired: true, maximumLength: eventLimits.title }),
    ...localizedTextProblems(['place'], words.place, { isRequired: true, maximumLength: eventLimits.place }),
    ...localizedTextProblems(['description'], words.description, {
      isRequired: false,
      maximumLength: eventLimits.description,
    }),
    ...timeProblems(words, now),
  ];
}

function timeProblems({ startsAt, endsAt }: EventWords, now: Date): FieldProblem[] {
  if (startsAt >= endsAt) return [{ path: ['endsAt'], message: endsBeforeItStarts }];
  if (endsAt <= now) return [{ path: ['endsAt'], message: isOver }];
  if (endsAt.getTime() - startsAt.getTime() > eventLimits.days * dayMs)
    return [{ path: ['endsAt'], message: tooLong }];
  if (startsAt.getTime() - now.getTime() > eventLimits.daysAhead * dayMs)
    return [{ path: ['startsAt'], message: tooFarAhead }];
  return [];
}

/**
 * Everything that is wrong with what the event gives. `rule` is that of its day. A check-in never brings more than the
 * rule, and the budget is enough for one.
 */
export function termProblems(terms: EventTerms, rule: IndicatorRow | null): FieldProblem[] {
  if (rule === null) return [{ path: ['indicatorCode'], message: noSuchRule }];
  const points = terms.points ?? rule.points;
  return [
    ...rangeProblems('points', points, 1, rule.points),
    ...rangeProblems('budgetPoints', terms.budgetPoints, points, eventLimits.budgetPoints),
    ...printedProblems(terms),
  ];
}

function printedProblems({ codeMode, printedLimit }: EventTerms): FieldProblem[] {
  if (codeMode === 'ROTATING')
    return printedLimit === null ? [] : [{ path: ['printedLimit'], message: onlyOnPaper }];
  if (printedLimit === null) return [{ path: ['printedLimit'], message: howOften }];
  return rangeProblems('printedLimit', printedLimit, 1, eventLimits.printedLimit);
}

function rangeProblems(field: string, value: number, lowest: number, highest: number): FieldProblem[] {
  if (Number.isInteger(value) && value >= lowest && value <= highest) return [];
  const [from, to] = [lowest.toLocaleString('en'), highest.toLocaleString('en')];
  return [{ path: [field], message: { th: `ต้องอยู่ระหว่าง ${from} ถึง ${to}`, en: `From ${from} to ${to}.` } }];
}

const endsBeforeItStarts: Message = { th: 'เวลาเลิกต้องมาหลังเวลาเริ่ม', en: 'It must end after it starts.' };
const isOver: Message = { th: 'เวลาเลิกผ่านไปแล้ว', en: 'That is over already.' };
const tooLong: Message = {
  th: `งานหนึ่งจัดได้ไม่เกิน ${eventLimits.days} วัน`,
  en: `At most ${eventLimits.days} days.`,
};
const tooFarAhead: Message = { th: 'ตั้งล่วงหน้าได้ไม่เกินหนึ่งปี', en: 'At most a year ahead.' };
const noSuchRule: Message = {
  th: 'ไม่มีความดีข้อนี้ในรายการของวันงาน',
  en: 'The list of good deeds of that day does not have this one.',
};
const onlyOnPaper: Message = {
  th: 'จำกัดจำนวนครั้งได้เฉพาะรหัสแบบพิมพ์',
  en: 'Only a printed code has a number of uses.',
};
const howOften: Message = { th: 'ใส่จำนวนครั้งที่รหัสนี้ใช้ได้', en: 'Say how often the printed code is good.' };
