import { useEffect, useState } from 'react';

/** The value once it has stood still for `delayMs`: a search is sent after the typing, not with every letter. */
export function useSettled(value: string, delayMs = 250): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
