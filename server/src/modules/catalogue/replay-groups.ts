import type { ReplayRow } from './replay-store.ts';

/** Of fewer than five people nothing is shown: in a village everybody would know who they are. */
export const smallestGroup = 5;

/** What may be shown of a group. */
export interface ShownGroup {
  /** Null for the total, and for several groups that are shown as one. */
  readonly code: string | null;
  readonly nameTh: string;
  readonly nameEn: string;
  readonly deedCount: number;
  readonly pastPoints: number;
  readonly draftPoints: number;
  /** Null when it is not known how many they are, because groups are shown as one. */
  readonly memberCount: number | null;
  /** Null below five, unless there is nobody; who stays the same is never told, so that it cannot be reckoned. */
  readonly gainingCount: number | null;
  readonly losingCount: number | null;
}

/** The total; null when it is of fewer than five people, and then nothing else is shown either. */
export function shownTotal(rows: readonly ReplayRow[]): ShownGroup | null {
  const total = rows.find(({ level }) => level === 'TOTAL');
  return total === undefined || total.memberCount < smallestGroup ? null : shown(total);
}

/**
 * The groups of one level. Small ones, and private indicators, are shown as one; when those could be fewer than five
 * people in all, the smallest of the others goes with them: otherwise they are what the total has and the list has not.
 */
export function shownGroups(
  rows: readonly ReplayRow[],
  level: 'CATEGORY' | 'INDICATOR',
): readonly ShownGroup[] {
  if (shownTotal(rows) === null) return [];
  const groups = rows.filter((row) => row.level === level);
  const isHidden = (row: ReplayRow) =>
    row.memberCount < smallestGroup || (level === 'INDICATOR' && row.isPrivate);
  const hidden = groups.filter(isHidden);
  const open = groups.filter((row) => !isHidden(row));
  if (hidden.length === 0) return open.map(shown);
  // As many people at least as the largest of them has.
  const isEnough = Math.max(...hidden.map(({ memberCount }) => memberCount)) >= smallestGroup;
  const companion = isEnough ? null : smallestOf(open);
  if (!isEnough && companion === null) return [];
  const together = companion === null ? hidden : [...hidden, companion];
  return [...open.filter((row) => row !== companion).map(shown), asOne(together)];
}

function smallestOf(rows: readonly ReplayRow[]): ReplayRow | null {
  return rows.toSorted((one, other) => one.memberCount - other.memberCount)[0] ?? null;
}

function shown(row: ReplayRow): ShownGroup {
  return {
    code: row.code,
    nameTh: row.nameTh ?? '',
    nameEn: row.nameEn ?? '',
    deedCount: row.deedCount,
    pastPoints: row.pastPoints,
    draftPoints: row.draftPoints,
    memberCount: row.memberCount,
    gainingCount: countOrNull(row.gainingCount),
    losingCount: countOrNull(row.losingCount),
  };
}

function asOne(rows: readonly ReplayRow[]): ShownGroup {
  const sum = (of: (row: ReplayRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    code: null,
    nameTh: 'รายการอื่น ๆ รวมกัน',
    nameEn: 'All others together',
    deedCount: sum(({ deedCount }) => deedCount),
    pastPoints: sum(({ pastPoints }) => pastPoints),
    draftPoints: sum(({ draftPoints }) => draftPoints),
    memberCount: null,
    gainingCount: null,
    losingCount: null,
  };
}

function countOrNull(count: number): number | null {
  return count === 0 || count >= smallestGroup ? count : null;
}
