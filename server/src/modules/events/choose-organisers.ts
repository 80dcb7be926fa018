import { fromGlobalId } from '../../graphql/global-id.ts';
import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import type { Executor } from '../../platform/transaction.ts';
import { eventLimits } from './event-input.ts';
import { mayOrganise } from './event-policy.ts';

export interface ChosenOrganisers {
  readonly membershipIds: readonly string[];
  readonly problems: readonly FieldProblem[];
}

/** Reads who is to stand at the desk: one to twenty coordinators and verifiers of this network. */
export async function chooseOrganisers(
  tx: Executor,
  networkId: string,
  globalIds: readonly string[],
): Promise<ChosenOrganisers> {
  const path = ['organiserIds'];
  if (globalIds.length === 0 || globalIds.length > eventLimits.organisers)
    return { membershipIds: [], problems: [{ path, message: howMany }] };
  const wanted = new Set(globalIds.map((id) => fromGlobalId('membership', id)));
  const rows = await tx.membership.findMany({
    where: { networkId, id: { in: [...wanted].flatMap((id) => id ?? []) } },
    omit: { searchText: true },
  });
  const membershipIds = rows.filter(mayOrganise).map(({ id }) => id);
  return membershipIds.length === wanted.size
    ? { membershipIds, problems: [] }
    : { membershipIds: [], problems: [{ path, message: notOneOfThem }] };
}

const howMany: Message = {
  th: `เลือกผู้จัด 1 ถึง ${eventLimits.organisers} คน`,
  en: `Choose 1 to ${eventLimits.organisers} organisers.`,
};
const notOneOfThem: Message = {
  th: 'ผู้จัดต้องเป็นผู้ประสานงานหรือผู้รับรองของชุมชนนี้',
  en: 'An organiser is a coordinator or a verifier of this community.',
};
