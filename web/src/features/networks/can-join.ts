import type { NetworkRow_networkFragment } from './network-row.generated.ts';

type Status = NonNullable<NetworkRow_networkFragment['viewerMembership']>['status'];

/** People who never were members, and those who left: a coordinator's decision is not undone by joining again. */
export function canJoin(status: Status | undefined): boolean {
  return status === undefined || status === 'LEFT';
}
