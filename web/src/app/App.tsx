import { Suspense, useDeferredValue, useMemo } from 'react';
import { useLocation, useRoutes } from 'react-router';
import { ActiveRouteContext, activeRouteOf } from './active-route.ts';
import { ErrorBoundary } from './pages/ErrorBoundary.tsx';
import { StartingPage } from './pages/StartingPage.tsx';
import { routeObjects } from './router.tsx';
import { RootLayout } from './shell/RootLayout.tsx';
import { ScrollMemory } from './shell/ScrollMemory.tsx';

/**
 * The screen of the address, inside the shell. While the next screen is on its way the one before it stays: the
 * address is deferred, and a thin bar says that something is coming.
 */
export function App() {
  const location = useLocation();
  const shown = useDeferredValue(location);
  const screen = useRoutes(routeObjects, shown);
  const active = useMemo(() => activeRouteOf(routeObjects, shown.pathname), [shown.pathname]);
  return (
    <ActiveRouteContext value={active}>
      <RootLayout isComing={shown !== location}>
        <ErrorBoundary resetKey={shown.key}>
          <Suspense fallback={<StartingPage />}>
            {screen}
            <ScrollMemory location={shown} pageKey={active.pageKey} />
          </Suspense>
        </ErrorBoundary>
      </RootLayout>
    </ActiveRouteContext>
  );
}
