import { useLayoutEffect, useRef } from 'react';
import { type Location, NavigationType, useNavigationType } from 'react-router';

/** Where each entry of the history was left; a list is found again where a person was. */
const positions = new Map<string, number>();
const limit = 50;

/** A new page starts at its top, a page gone back to where it was; a sheet over a page moves nothing. */
export function ScrollMemory({ location, pageKey }: { location: Location; pageKey: string }) {
  const type = useNavigationType();
  const lastPage = useRef<string>(undefined);
  const { key, hash } = location;

  useLayoutEffect(() => {
    const isSamePage = lastPage.current === pageKey;
    const isFirst = lastPage.current === undefined;
    lastPage.current = pageKey;
    const anchor = hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)));
    if (anchor !== null) anchor.scrollIntoView();
    else if (type === NavigationType.Pop && !isFirst) window.scrollTo(0, positions.get(key) ?? 0);
    else if (!isSamePage && !isFirst) window.scrollTo(0, 0);

    const remember = () => {
      positions.delete(key);
      positions.set(key, window.scrollY);
      const oldest = positions.keys().next().value;
      if (positions.size > limit && oldest !== undefined) positions.delete(oldest);
    };
    addEventListener('scroll', remember, { passive: true });
    return () => removeEventListener('scroll', remember);
  }, [key, hash, pageKey, type]);

  return null;
}
