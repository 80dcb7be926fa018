import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { loadWorkMessages } from '../i18n/language.ts';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { RouteErrorPage } from './pages/RouteErrorPage.tsx';
import { StartingPage } from './pages/StartingPage.tsx';
import { type AppRoute, routes } from './routes.ts';
import { RequireSession } from './session/RequireSession.tsx';
import { RootLayout } from './shell/RootLayout.tsx';

/** The component of a route, behind the sign-in when it asks for one. */
function guarded(Screen: ComponentType, session: AppRoute['session']): ComponentType {
  if (session === undefined) return Screen;
  return function Guarded() {
    return (
      <RequireSession>
        <Screen />
      </RequireSession>
    );
  };
}

function toRouteObject(route: AppRoute): RouteObject {
  return {
    path: route.path,
    handle: { area: route.area },
    errorElement: <RouteErrorPage />,
    lazy: async () => {
      const [screen] = await Promise.all([
        route.load(),
        route.words === 'work' ? loadWorkMessages() : undefined,
      ]);
      return { Component: guarded(screen.default, route.session) };
    },
    ...(route.children === undefined ? {} : { children: route.children.map(toRouteObject) }),
  };
}

/** The component gallery, on the dev server only. */
const gallery: RouteObject[] = import.meta.env.DEV
  ? [
      {
        path: '/design',
        handle: { area: 'bare' },
        lazy: async () => ({ Component: (await import('../design/gallery/Gallery.tsx')).Gallery }),
      },
    ]
  : [];

/** The app's addresses. Screens come when they are visited; see routes.ts. */
export function createRouter() {
  return createBrowserRouter([
    {
      Component: RootLayout,
      HydrateFallback: StartingPage,
      errorElement: <RouteErrorPage />,
      children: [...routes.map(toRouteObject), ...gallery, { path: '*', Component: NotFoundPage }],
    },
  ]);
}
