import type { DeedPrivacy, NetworkRole } from '../../platform/generated/enums.ts';
import { holds } from '../members/member-policy.ts';
import type { MembershipRow } from '../members/membership-store.ts';

interface DeedFacts {
  readonly memberId: string;
  readonly recordedBy: string;
  readonly verifiedBy: NetworkRole;
  readonly privacy: DeedPrivacy;
  readonly evidenceShown: boolean;
}

export const isOwnDeed = (deed: Pick<DeedFacts, 'memberId'>, membership: MembershipRow | null): boolean =>
  membership?.id === deed.memberId;

/** Those who write down what others did: they know it, and are then not the ones who confirm it. */
export const mayRecordForOthers = (membership: MembershipRow | null): membership is MembershipRow =>
  holds(membership, 'COORDINATOR', 'VERIFIER');

/** Who may look at a deed in order to confirm it: never the member, never the one who wrote it down. */
export const mayLookAtDeed = (deed: DeedFacts, membership: MembershipRow | null): boolean =>
  deed.recordedBy !== membership?.id &&
  !isOwnDeed(deed, membership) &&
  (deed.verifiedBy === 'COORDINATOR'
    ? holds(membership, 'COORDINATOR')
    : holds(membership, 'VERIFIER', 'COORDINATOR'));

/** Who knows of a deed at all: its member, the one who wrote it down while they are trusted, and those who may confirm it. */
export const maySeeDeed = (deed: DeedFacts, membership: MembershipRow | null): boolean =>
  isOwnDeed(deed, membership) ||
  (deed.recordedBy === membership?.id && mayRecordForOthers(membership)) ||
  mayLookAtDeed(deed, membership);

/** The note and the photo. Of a private deed the member decides whether anybody but them sees these. */
export const maySeeEvidence = (deed: DeedFacts, membership: MembershipRow | null): boolean =>
  isOwnDeed(deed, membership) ||
  (maySeeDeed(deed, membership) && (deed.privacy !== 'SENSITIVE' || deed.evidenceShown));

/**
 * A photo of these deeds: whoever may see the evidence of one of them. While nothing uses it yet it is with the one who
 * took it in.
 */
export const mayOpenPhoto = (
  photo: { readonly uploadedBy: string; readonly isUsed: boolean },
  deeds: readonly DeedFacts[],
  membership: MembershipRow | null,
): boolean =>
  (!photo.isUsed && photo.uploadedBy === membership?.id) ||
  deeds.some((deed) => maySeeEvidence(deed, membership));

/** Members for their own deeds, and those who write down what others did. */
export const mayBringPhotos = (membership: MembershipRow | null): membership is MembershipRow =>
  holds(membership, 'MEMBER', 'VERIFIER', 'COORDINATOR');
