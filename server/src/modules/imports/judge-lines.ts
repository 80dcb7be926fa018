import type { ImportKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { allotCaps, type CapWish } from './cap-allotment.ts';
import { foreseeCaps } from './import-cap-store.ts';
import { type CheckedLine, lastOccurrences } from './import-line-store.ts';
import { findMembersByNumber, type NumberedMember } from './import-member-store.ts';
import type { IndicatorFinder } from './indicator-finder.ts';
import { contentHash, lineKey } from './line-key.ts';
import { type LineProblem, lineProblem } from './line-problem.ts';
import type { LineReading } from './read-line.ts';
import { findKnownKeys } from './register-store.ts';

/** What the lines of one file are judged by. */
export interface JudgeContext {
  readonly database: Database;
  readonly owner: { readonly id: string; readonly networkId: string; readonly kind: ImportKind };
  readonly finder: IndicatorFinder;
  /** In the network, as 2026-11-22. */
  readonly today: string;
  /** Whose deeds are refused: the membership of the one who has the file checked. */
  readonly checkedBy: string | null;
}

/**
 * Says of lines what would become of them if they were taken now: new, the same as before, or refused and why. Lines
 * before them in the file have been judged and written. Nothing is written here. A few statements for any number of lines.
 */
export async function judgeLines(
  context: JudgeContext,
  readings: readonly LineReading[],
): Promise<readonly CheckedLine[]> {
  const members = await findMembersByNumber(
    context.database,
    context.owner.networkId,
    readings.flatMap(({ memberNumber, problem }) =>
      memberNumber === null || problem !== null ? [] : [memberNumber],
    ),
  );
  const understood: CheckedLine[] = [];
  for (const reading of readings) understood.push(await understand(context, reading, members));
  return judgeCaps(context, await judgeKeys(context, await withKeys(context, understood, readings)));
}

/** Who and what the line speaks of. */
async function understand(
  context: JudgeContext,
  reading: LineReading,
  members: ReadonlyMap<string, NumberedMember>,
): Promise<CheckedLine> {
  const { key: _, indicator: __, problem, ...said } = reading;
  const plain = {
    ...said,
    ...{ memberId: null, indicatorId: null, indicatorCode: null, capStart: null, points: 0 },
    ...{ contentHash: '', occurrence: 1, lineKey: '' },
  };
  if (problem !== null) return { ...plain, state: 'REFUSED', problem };
  const member = members.get(reading.memberNumber ?? '') ?? null;
  return context.owner.kind === 'MEMBERS'
    ? { ...plain, ...memberLine(reading, member) }
    : { ...plain, ...(await deedLine(context, reading, member)) };
}

type Finding = Pick<CheckedLine, 'state' | 'problem'> & Partial<CheckedLine>;

const refused = (problem: LineProblem): Finding => ({ state: 'REFUSED', problem });

function memberLine(reading: LineReading, member: NumberedMember | null): Finding {
  if (member === null) return { state: 'NEW', problem: null };
  if (member.displayName === reading.displayName)
    return { state: 'SAME', problem: null, memberId: member.id };
  return refused(lineProblem('NUMBER_TAKEN', 'MEMBER_NUMBER', reading.memberNumber));
}

async function deedLine(
  context: JudgeContext,
  reading: LineReading,
  member: NumberedMember | null,
): Promise<Finding> {
  const { memberNumber, doneOn, indicator: text } = reading;
  if (doneOn === null || text === null) throw new Error('a line without a problem says what and when');
  if (member === null) return refused(lineProblem('MEMBER_UNKNOWN', 'MEMBER_NUMBER', memberNumber));
  if (member.status !== 'ACTIVE' || !member.isMember) {
    return refused(lineProblem('MEMBER_NOT_ACTIVE', 'MEMBER_NUMBER', memberNumber));
  }
  if (member.id === context.checkedBy) return refused(lineProblem('OWN_DEED', 'MEMBER_NUMBER'));
  if (doneOn > context.today) return refused(lineProblem('DAY_IN_FUTURE', 'DAY', doneOn));
  const finding = await context.finder.find(text, doneOn);
  switch (finding.outcome) {
    case 'NO_CATALOGUE':
      return refused(lineProblem('NO_CATALOGUE', 'DAY', doneOn));
    case 'UNKNOWN':
      return refused(lineProblem('INDICATOR_UNKNOWN', 'INDICATOR', text));
    case 'AMBIGUOUS':
      return refused(lineProblem('INDICATOR_AMBIGUOUS', 'INDICATOR', text));
    case 'FOUND':
      return {
        ...{ state: 'NEW', problem: null, memberId: member.id },
        indicatorId: finding.indicator.id,
        indicatorCode: finding.indicator.code,
        points: finding.indicator.points * reading.count,
      };
    default:
      return finding satisfies never;
  }
}

/** Gives each line its content, how often that was in the file by now, and its key. */
async function withKeys(
  context: JudgeContext,
  lines: readonly CheckedLine[],
  readings: readonly LineReading[],
): Promise<readonly CheckedLine[]> {
  const hashes = lines.map((line, index) => contentHash(contentOf(line, readings[index])));
  const seen = new Map(await lastOccurrences(context.database, context.owner, hashes));
  return lines.map((line, index) => {
    const hash = hashes[index] ?? '';
    const occurrence = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, occurrence);
    const key = givenKeyOf(context.owner.kind, line, readings[index]?.key ?? null);
    return { ...line, contentHash: hash, occurrence, lineKey: lineKey(key, hash, occurrence) };
  });
}

/** A member's own number is their key, unless the file has another. */
function givenKeyOf(kind: ImportKind, line: CheckedLine, key: string | null): string | null {
  if (key !== null || kind === 'DEEDS' || line.memberNumber === null) return key;
  return `number ${line.memberNumber}`;
}

/** What a line says, however it writes it: an indicator by its name is the one by its code. */
function contentOf(line: CheckedLine, reading: LineReading | undefined): string[] {
  return [
    ...[line.displayName ?? '', line.memberNumber ?? ''],
    ...[line.indicatorCode ?? reading?.indicator ?? '', line.doneOn ?? reading?.given.DAY ?? ''],
    ...[String(line.count), line.note ?? ''],
  ];
}

/** A key that was there before: the same line again, or another one that may not have it. */
async function judgeKeys(
  context: JudgeContext,
  lines: readonly CheckedLine[],
): Promise<readonly CheckedLine[]> {
  const known = await findKnownKeys(
    context.database,
    context.owner,
    lines.filter(({ state }) => state === 'NEW').map((line) => line.lineKey),
  );
  const contentOfKey = new Map(known.map((each) => [each.lineKey, each.contentHash]));
  return lines.map((line): CheckedLine => {
    if (line.state !== 'NEW') return line;
    const content = contentOfKey.get(line.lineKey);
    if (content === undefined) {
      contentOfKey.set(line.lineKey, line.contentHash);
      return line;
    }
    return content === line.contentHash
      ? { ...line, state: 'SAME' }
      : { ...line, state: 'REFUSED', problem: keyConflict(line) };
  });
}

/** Of one number in two lines with two names, the number is what is wrong. */
export function keyConflict(line: {
  readonly memberNumber: string | null;
  readonly given?: CheckedLine['given'];
  readonly givenKey?: string | null;
}): LineProblem {
  const key = line.given?.LINE_KEY ?? line.givenKey ?? null;
  return key === null
    ? lineProblem('NUMBER_TAKEN', 'MEMBER_NUMBER', line.memberNumber)
    : lineProblem('KEY_CONFLICT', 'LINE_KEY', key);
}

/** The caps, as they would be when the lines before have been taken. */
async function judgeCaps(
  context: JudgeContext,
  lines: readonly CheckedLine[],
): Promise<readonly CheckedLine[]> {
  const questions = lines.flatMap(({ state, number, memberId, indicatorId, doneOn }) =>
    state === 'NEW' && memberId !== null && indicatorId !== null && doneOn !== null
      ? [{ number, memberId, indicatorId, doneOn }]
      : [],
  );
  const facts = new Map(
    (await foreseeCaps(context.database, context.owner, questions)).map((each) => [each.number, each]),
  );
  const wishes = lines.flatMap((line): CapWish[] => {
    const fact = facts.get(line.number);
    return fact === undefined ? [] : [{ ...fact, count: line.count }];
  });
  const { over } = allotCaps(wishes);
  return lines.map((line): CheckedLine => {
    const withStart = { ...line, capStart: facts.get(line.number)?.capStart ?? null };
    const cap = over.get(line.number);
    return cap === undefined ? withStart : { ...withStart, state: 'REFUSED', problem: capProblem(cap) };
  });
}

export function capProblem(cap: { readonly used: number; readonly capCount: number }): LineProblem {
  return lineProblem('CAP_REACHED', 'INDICATOR', `${cap.used}/${cap.capCount}`);
}
