/** What has become of an invitation. Not a stage that it goes through: it is read off its dates and its count. */
export type InvitationState = 'OPEN' | 'OVER' | 'USED_UP' | 'REVOKED';

export interface InvitationFacts {
  readonly useCount: number;
  readonly useLimit: number;
  readonly isOver: boolean;
  readonly revokedAt: Date | null;
}

/** Of several reasons, the one that somebody meant comes first. */
export function invitationStateOf({
  useCount,
  useLimit,
  isOver,
  revokedAt,
}: InvitationFacts): InvitationState {
  if (revokedAt !== null) return 'REVOKED';
  if (useCount >= useLimit) return 'USED_UP';
  return isOver ? 'OVER' : 'OPEN';
}
