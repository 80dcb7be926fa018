import { useEffect } from 'react';
import { useDeedQueueCount } from '../../app/session/use-deed-queue-count.ts';
import type { VerifiedNetwork } from './use-verified-network.ts';

/** Asks for the list anew when the badge has counted more than the list did. What others have decided falls out by itself. */
export function useNewArrivals(
  network: VerifiedNetwork,
  listed: number | undefined,
  refetch: () => Promise<unknown>,
): void {
  const count = useDeedQueueCount(network.slug);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each new count
  useEffect(() => {
    if (listed !== undefined && count > listed) void refetch();
  }, [count]);
}
