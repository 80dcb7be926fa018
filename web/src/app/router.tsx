import { type ComponentType, lazy } from 'react';
import type { RouteObject } from 'react-router';
import { loadMessages } from '../i18n/language.ts';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { type AppRoute, type Area, routes } from './routes.ts';
import { RequireSession } from './session/RequireSession.tsx';

/** A screen that comes when it is first visited, with its words. */
function screenOf(route: AppRoute): ComponentType {
  return lazy(async () => {
    const [screen] = await Promise.all([route.load(), ...(route.words ?? []).map(loadMessages)]);
    return screen;
  });
}

function toRouteObject(route: AppRoute): RouteObject {
  const Screen = screenOf(route);
  const screen = <Screen />;
  return {
    path: route.path,
    handle: route.area,
    element: route.session === 'required' ? <RequireSession>{screen}</RequireSession> : screen,
    ...(route.children === undefined ? {} : { children: route.children.map(toRouteObject) }),
  };
}

/** The component gallery, on the dev server only. */
const gallery: AppRoute[] = import.meta.env.DEV
  ? [
      {
        path: '/design',
        area: 'bare',
        load: async () => ({ default: (await import('../design/gallery/Gallery.tsx')).Gallery }),
      },
    ]
  : [];

const notFoundArea: Area = 'member';

/** The app's addresses, from routes.ts. */
export const routeObjects: RouteObject[] = [
  ...[...routes, ...gallery].map(toRouteObject),
  { path: '*', handle: notFoundArea, element: <NotFoundPage /> },
];
