import { useParams } from 'react-router';
import { useSession } from '../../app/session/viewer-context.ts';

export interface VerifiedNetwork {
  id: string;
  slug: string;
  name: string;
}

/** The network of the address, as far as this person confirms deeds there; null for everybody else. */
export function useVerifiedNetwork(): VerifiedNetwork | null {
  const { slug } = useParams();
  const { viewer } = useSession();
  const membership = viewer?.memberships.find(
    (each) => each.network.slug === slug && each.status === 'ACTIVE',
  );
  if (membership === undefined) return null;
  const mayVerify = membership.roles.includes('VERIFIER') || membership.roles.includes('COORDINATOR');
  if (!mayVerify) return null;
  return { id: membership.network.id, slug: membership.network.slug, name: membership.network.name };
}
