import type { CatalogueState } from '../../platform/generated/enums.ts';
import { isCoordinator, mayReadNetwork } from '../members/member-policy.ts';
import type { MembershipRow } from '../members/membership-store.ts';

/** What is and was in force is for everybody to read: people judge a scheme by its rules before they join. */
export const maySeeVersion = (state: CatalogueState, membership: MembershipRow | null): boolean =>
  state === 'ADOPTED' || maySeeDraft(membership);

export const maySeeDraft = mayReadNetwork;

export const mayEditCatalogue = isCoordinator;
