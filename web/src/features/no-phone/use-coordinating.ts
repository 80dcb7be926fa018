import { useParams } from 'react-router';
import { useSession } from '../../app/session/viewer-context.ts';

export interface Coordinating {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** The coordinator's own. */
  readonly membershipId: string;
}

/** The network of the address, as far as this person coordinates it; null for everybody else. */
export function useCoordinating(): Coordinating | null {
  const { slug } = useParams();
  const membership = useSession().viewer?.memberships.find(
    (each) => each.network.slug === slug && each.status === 'ACTIVE' && each.roles.includes('COORDINATOR'),
  );
  return membership === undefined ? null : { ...membership.network, membershipId: membership.id };
}
