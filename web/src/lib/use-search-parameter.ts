import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

/** While somebody types Thai each mark is a change: the search waits until the hand rests. */
const waitMs = 300;

/**
 * What a search field holds (`typed`, at once) and what is looked for (`search`, once the typing rests). It lives
 * in the address, so that going back, or a link that was sent, finds the same list.
 */
export function useSearchParameter(name = 'search') {
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get(name) ?? '';
  const [typed, setTyped] = useState(search);
  const [written, setWritten] = useState(search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Changed from elsewhere (the way back, the navigation): the field follows.
  if (search !== written) {
    setWritten(search);
    setTyped(search);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  function write(text: string) {
    setWritten(text);
    setParameters(
      (previous) => {
        const next = new URLSearchParams(previous);
        if (text === '') next.delete(name);
        else next.set(name, text);
        return next;
      },
      { replace: true },
    );
  }

  // The address may change while the typing rests: the newest `write` knows the newest address.
  const newestWrite = useRef(write);
  useEffect(() => {
    newestWrite.current = write;
  });

  return {
    typed,
    search,
    setTyped: (text: string) => {
      setTyped(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => newestWrite.current(text.trim()), waitMs);
    },
  };
}
