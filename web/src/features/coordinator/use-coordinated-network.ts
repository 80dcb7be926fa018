import { useParams } from 'react-router';
import { useSession } from '../../app/session/viewer-context.ts';

export interface CoordinatedNetwork {
  id: string;
  slug: string;
  name: string;
  /** A coordinator decides; an auditor reads the same pages. */
  canDecide: boolean;
  /** The person's own membership here: nobody gives points or roles to themselves. */
  ownMembershipId: string;
}

/** The network of the address, as far as this person looks after it or audits it; null for everybody else. */
export function useCoordinatedNetwork(): CoordinatedNetwork | null {
  const { slug } = useParams();
  const { viewer } = useSession();
  const membership = viewer?.memberships.find(
    (each) => each.network.slug === slug && each.status === 'ACTIVE',
  );
  if (membership === undefined) return null;
  const canDecide = membership.roles.includes('COORDINATOR');
  if (!canDecide && !membership.roles.includes('AUDITOR')) return null;
  return {
    id: membership.network.id,
    slug: membership.network.slug,
    name: membership.network.name,
    canDecide,
    ownMembershipId: membership.id,
  };
}
