import { useEffect, useState } from 'react';

/** The sign-in of the demo network's people; the server prints the same ones when it starts. */
export const demoPassword = 'goodness-demo';

async function isDemoServer(signal: AbortSignal): Promise<boolean> {
  const response = await fetch('/config.json', { signal, headers: { accept: 'application/json' } });
  if (!response.ok) return false;
  const config: unknown = await response.json();
  return typeof config === 'object' && config !== null && 'demo' in config && config.demo === true;
}

/** True when this server carries the demo network. A server that does not say so is not a demo. */
export function useIsDemo(): boolean {
  const [isDemo, setIsDemo] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    isDemoServer(leaving.signal).then(setIsDemo, () => undefined);
    return () => leaving.abort();
  }, []);
  return isDemo;
}
