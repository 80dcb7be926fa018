import { useQuery } from '@apollo/client/react';
import { useMembership } from '../../app/session/use-membership.ts';
import { useSession } from '../../app/session/viewer-context.ts';
import { VisitorNetworkDocument } from './visitor-network.generated.ts';

export interface ShownNetwork {
  /** Null while it is not known, and when there is no network at all. */
  slug: string | null;
  /** True when the person is a member there. */
  isOwn: boolean;
  isLoading: boolean;
  error: unknown;
  retry: () => unknown;
}

/**
 * The network whose offers and shops are on the screen: the member's own; for people without one, the first
 * open network that has something to redeem.
 */
export function useShownNetwork(): ShownNetwork {
  const { isLoading: isSessionLoading } = useSession();
  const { membership } = useMembership();
  const { data, loading, error, refetch } = useQuery(VisitorNetworkDocument, {
    skip: isSessionLoading || membership !== null,
  });
  if (membership !== null) {
    return { slug: membership.network.slug, isOwn: true, isLoading: false, error: undefined, retry: refetch };
  }
  const networks = data?.networks.edges.map(({ node }) => node) ?? [];
  const first = networks.find(({ offers }) => offers.totalCount > 0) ?? networks[0];
  return {
    slug: first?.slug ?? null,
    isOwn: false,
    isLoading: isSessionLoading || (loading && data === undefined),
    error: data === undefined ? error : undefined,
    retry: refetch,
  };
}
