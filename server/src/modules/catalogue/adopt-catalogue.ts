import { dayOf, midnightOf } from '../../graphql/calendar-date.ts';
import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { activeUserIds } from '../members/membership-reads.ts';
import { findMembership, type MembershipRow } from '../members/membership-store.ts';
import { notifyMany } from '../notifications/notify.ts';
import { mayEditCatalogue } from './catalogue-policy.ts';
import { contentFindings, noteProblems } from './catalogue-rules.ts';
import { contentOf } from './content-rows.ts';
import { adoptDraft, lockNetworkCatalogue, lockVersion, readRules } from './draft-store.ts';
import type { DraftCommand, DraftRefusal } from './edit-draft.ts';
import { findVersion, isDayTaken, todayIn, type VersionRow } from './version-store.ts';

export interface AdoptCatalogueCommand extends DraftCommand {
  /** The first day that it counts, as 2026-12-01. */
  readonly effectiveFrom: string;
  /** What is new, for the members. */
  readonly note: LocalizedText;
}

export type AdoptCatalogueOutcome =
  | { readonly outcome: 'ADOPTED'; readonly version: VersionRow; readonly replayed: boolean }
  | { readonly outcome: 'DAY_TAKEN' }
  | DraftRefusal;

/**
 * Puts a draft in force from a day on, today or later. From then it never changes; what was recorded before keeps its
 * rule. All who have a part in the network are told, once.
 *
 * - ADOPTED: the version; `replayed` when it was adopted from that day before: nobody is told again.
 * - DAY_TAKEN: another version is in force from that very day.
 * - INVALID: a day that is past or more than a year ahead, an empty catalogue, or a note that is too long.
 * - REFUSED_TOPIC: the draft names what must not earn points.
 * - FORBIDDEN, NOT_A_DRAFT, CHANGED_MEANWHILE: as for any change of a draft.
 */
export async function adoptCatalogue(
  deps: { readonly database: Database },
  command: AdoptCatalogueCommand,
): Promise<AdoptCatalogueOutcome> {
  const { draftId, effectiveFrom } = command;
  const seen = draftId === null ? null : await findVersion(deps.database.prisma, draftId);
  if (seen === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const coordinator = await findMembership(tx, seen.networkId, command.userId);
    if (!mayEditCatalogue(coordinator)) return { outcome: 'FORBIDDEN' };
    // The network first, then the version: of two adoptions for one day the later finds the day taken.
    await lockNetworkCatalogue(tx, seen.networkId);
    const draft = await lockVersion(tx, seen.id);
    if (draft === null) return { outcome: 'FORBIDDEN' };
    if (draft.state !== 'DRAFT') {
      return draft.effectiveFrom !== null && dayOf(draft.effectiveFrom) === effectiveFrom
        ? { outcome: 'ADOPTED', version: draft, replayed: true }
        : { outcome: 'NOT_A_DRAFT', state: draft.state };
    }
    if (draft.revision !== command.revision)
      return { outcome: 'CHANGED_MEANWHILE', revision: draft.revision };
    return adopt(tx, command, draft, coordinator);
  });
}

async function adopt(
  tx: Executor,
  { effectiveFrom, note }: AdoptCatalogueCommand,
  draft: VersionRow,
  coordinator: MembershipRow,
): Promise<AdoptCatalogueOutcome> {
  const { networkId } = draft;
  const rules = await readRules(tx, draft.id);
  const problems = [
    ...dayProblems(effectiveFrom, await todayIn(tx, networkId)),
    ...(rules.indicators.length === 0 ? [empty] : []),
    ...noteProblems(note),
  ];
  if (problems.length > 0) return { outcome: 'INVALID', problems };
  const findings = contentFindings(contentOf(rules, []));
  if (findings.length > 0) return { outcome: 'REFUSED_TOPIC', findings };
  if (await isDayTaken(tx, networkId, midnightOf(effectiveFrom))) return { outcome: 'DAY_TAKEN' };
  const version = await adoptDraft(tx, draft.id, {
    effectiveFrom: midnightOf(effectiveFrom),
    adoptedBy: coordinator.id,
    noteTh: note.th,
    noteEn: note.en,
  });
  await notifyMany(tx, {
    networkId,
    userIds: await activeUserIds(tx, networkId),
    kind: 'CATALOGUE_ADOPTED',
    parameters: { effectiveFrom },
  });
  return { outcome: 'ADOPTED', version, replayed: false };
}

const mostDaysAhead = 366;

function dayProblems(effectiveFrom: string, today: string): FieldProblem[] {
  const daysAhead = (midnightOf(effectiveFrom).getTime() - midnightOf(today).getTime()) / 86_400_000;
  if (daysAhead >= 0 && daysAhead <= mostDaysAhead) return [];
  const message = {
    th: 'เลือกวันนี้หรือวันข้างหน้า ไม่เกินหนึ่งปี',
    en: 'Today or later, and within a year.',
  };
  return [{ path: ['effectiveFrom'], message }];
}

const empty: FieldProblem = {
  path: ['draftId'],
  message: { th: 'ร่างนี้ยังว่างอยู่ ใส่ความดีก่อน', en: 'The draft is empty: put some deeds in it first.' },
};
