import { useState } from 'react';

/** True from the first opening on: what is behind it is loaded then, and stays to play its closing. */
export function useWasOpened(isOpen: boolean): boolean {
  const [wasOpened, setWasOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setWasOpened(true);
  return wasOpened || isOpen;
}
