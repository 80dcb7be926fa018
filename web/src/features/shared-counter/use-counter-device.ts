import { useFragment, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import {
  CounterDeviceDocument,
  type CounterState_deviceFragment,
  CounterState_deviceFragmentDoc,
} from './counter-device.generated.ts';

/** How often the tablet asks whether somebody still stands there: the owner may have ended it from afar. */
const pollMs = 30_000;

export interface CounterDeviceState {
  /** Null when this browser is no shop's counter; undefined until it is known. */
  device: CounterState_deviceFragment | null | undefined;
  error: unknown;
  refetch: () => void;
}

/** Whether this browser is a shop's counter, and who stands at it. */
export function useCounterDevice(): CounterDeviceState {
  const { data, error, refetch } = useQuery(CounterDeviceDocument, {
    fetchPolicy: 'cache-and-network',
    pollInterval: pollMs,
  });
  const shown = data?.counterDevice ?? null;
  const { data: state, complete } = useFragment({
    fragment: CounterState_deviceFragmentDoc,
    // Its document holds the fragment that it spreads as well.
    fragmentName: 'CounterState_device',
    from: shown,
  });
  const device = data === undefined ? undefined : shown !== null && complete ? state : null;
  const locksAt = device?.session?.locksAt ?? null;

  // At the moment when it locks by itself, the screen is to say so.
  useEffect(() => {
    if (locksAt === null) return;
    const timer = setTimeout(() => void refetch(), Math.max(1_000, Date.parse(locksAt) - Date.now() + 500));
    return () => clearTimeout(timer);
  }, [locksAt, refetch]);

  return { device, error, refetch: () => void refetch() };
}
