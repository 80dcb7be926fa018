import { useEffect, useState } from 'react';

function secondsUntil(endsAtMs: number): number {
  return Math.max(0, Math.ceil((endsAtMs - Date.now()) / 1_000));
}

/** Whole seconds until a moment of this device's clock; zero when it is over. */
export function useCountdown(endsAtMs: number): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(endsAtMs));
  useEffect(() => {
    const renew = () => setSeconds(secondsUntil(endsAtMs));
    renew();
    const timer = setInterval(renew, 250);
    return () => clearInterval(timer);
  }, [endsAtMs]);
  return seconds;
}
