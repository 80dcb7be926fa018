import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { useLocation, useRoutes } from 'react-router';
import { ActiveRouteContext, activeRouteOf } from './active-route.ts';
import { pageBeneath } from './page-beneath.ts';
import { ErrorBoundary } from './pages/ErrorBoundary.tsx';
import { StartingPage } from './pages/StartingPage.tsx';
import { routeObjects } from './router.tsx';
import { RootLayout } from './shell/RootLayout.tsx';
import { ScrollMemory } from './shell/ScrollMemory.tsx';

const SheetLayer = lazy(() => import('../features/offers/SheetLayer.tsx'));

/** Mounted with the first sheet, and from then on, so that a sheet can sink when it closes. */
function Sheets({ isWanted }: { isWanted: boolean }) {
  const [isMounted, setMounted] = useState(isWanted);
  if (isWanted && !isMounted) setMounted(true);
  return (
    isMounted && (
      <Suspense fallback={null}>
        <SheetLayer />
      </Suspense>
    )
  );
}

/**
 * The screen of the address, or the page beneath a sheet, inside the shell. While the next screen is on its way the one before it stays: the
 * address is deferred, and a thin bar says that something is coming.
 */
export function App() {
  const location = useLocation();
  const beneath = pageBeneath(location);
  const page = beneath ?? location;
  const shown = useDeferredValue(page);
  const screen = useRoutes(routeObjects, shown);
  const active = useMemo(() => activeRouteOf(routeObjects, shown.pathname), [shown.pathname]);
  return (
    <ActiveRouteContext value={active}>
      <RootLayout isComing={shown !== page}>
        <ErrorBoundary resetKey={shown.key}>
          <Suspense fallback={<StartingPage />}>
            {screen}
            <ScrollMemory location={shown} pageKey={active.pageKey} />
          </Suspense>
        </ErrorBoundary>
        <Sheets isWanted={beneath !== null} />
      </RootLayout>
    </ActiveRouteContext>
  );
}
