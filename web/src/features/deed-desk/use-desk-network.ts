import { useParams } from 'react-router';
import { useSession } from '../../app/session/viewer-context.ts';

export interface DeskNetwork {
  id: string;
  slug: string;
  name: string;
  isCoordinator: boolean;
}

/** The network of the address, for those who may write down what others did; null for everybody else. */
export function useDeskNetwork(): DeskNetwork | null {
  const { slug } = useParams();
  const { viewer } = useSession();
  const membership = viewer?.memberships.find(
    (each) => each.network.slug === slug && each.status === 'ACTIVE',
  );
  if (membership === undefined) return null;
  const isCoordinator = membership.roles.includes('COORDINATOR');
  if (!isCoordinator && !membership.roles.includes('VERIFIER')) return null;
  const { id, name } = membership.network;
  return { id, slug: membership.network.slug, name, isCoordinator };
}
