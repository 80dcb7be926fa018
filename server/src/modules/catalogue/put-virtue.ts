import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { catalogueLimits } from './catalogue-content.ts';
import { mayEditCatalogue } from './catalogue-policy.ts';
import { inBoth, sizeProblems, textsOf, virtueProblems } from './catalogue-rules.ts';
import { lockNetworkCatalogue } from './draft-store.ts';
import { placeOf, placeProblems } from './place-in-draft.ts';
import { refusedTopics, type TopicFinding } from './refused-topics.ts';
import { listVirtues, upsertVirtue, type VirtueRow } from './virtue-store.ts';

export interface PutVirtueCommand {
  readonly userId: string;
  readonly networkId: string | null;
  readonly code: string;
  readonly name: LocalizedText;
  /** Null: where it is, or at the end. */
  readonly position: number | null;
}

export type PutVirtueOutcome =
  | { readonly outcome: 'PUT'; readonly virtue: VirtueRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] }
  | { readonly outcome: 'REFUSED_TOPIC'; readonly findings: readonly TopicFinding[] };

/**
 * Adds a virtue to the network's list, names it anew, or brings a retired one back. The same again changes nothing.
 *
 * - PUT: the virtue.
 * - FORBIDDEN: not a coordinator of the network, or there is no such network.
 * - INVALID: a wrong code or name, or more than 30.
 * - REFUSED_TOPIC: its name names what must not earn points.
 */
export async function putVirtue(
  deps: { readonly database: Database },
  command: PutVirtueCommand,
): Promise<PutVirtueOutcome> {
  const { networkId } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    if (!mayEditCatalogue(await findMembership(tx, networkId, command.userId)))
      return { outcome: 'FORBIDDEN' };
    // Counted under the lock: two who add at once do not go past the limit.
    await lockNetworkCatalogue(tx, networkId);
    const virtues = await listVirtues(tx, networkId);
    const present = virtues.find(({ code }) => code === command.code);
    const problems = [
      ...virtueProblems([], command),
      ...placeProblems(command.position),
      ...sizeProblems([], virtues.length + (present === undefined ? 1 : 0), catalogueLimits.virtues),
    ];
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const findings = refusedTopics(textsOf([], command));
    if (findings.length > 0) return { outcome: 'REFUSED_TOPIC', findings };
    const position = placeOf(command.position, present, virtues);
    const virtue = await upsertVirtue(tx, networkId, {
      ...{ code: command.code, name: inBoth(command.name), position },
    });
    return { outcome: 'PUT', virtue };
  });
}
