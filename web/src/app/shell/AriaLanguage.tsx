import { lazy, Suspense, useEffect, useState } from 'react';

const AriaLocale = lazy(() => import('./AriaLocale.tsx'));

/** Brings React Aria after the first screen stands, so that the first sheet or menu opens at once. */
export function AriaLanguage() {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWanted(true), 2_000);
    return () => clearTimeout(timer);
  }, []);
  return <Suspense fallback={null}>{isWanted && <AriaLocale />}</Suspense>;
}
