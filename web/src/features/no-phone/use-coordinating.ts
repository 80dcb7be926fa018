import { useParams } from 'react-router';
import { useSession } from '../../app/session/viewer-context.ts';

/** The network of the address, as far as this person coordinates it; null for everybody else. */
export function useCoordinating(): { id: string; slug: string; name: string } | null {
  const { slug } = useParams();
  const membership = useSession().viewer?.memberships.find(
    (each) => each.network.slug === slug && each.status === 'ACTIVE' && each.roles.includes('COORDINATOR'),
  );
  return membership?.network ?? null;
}
