import { createContext, useContext } from 'react';
import { matchRoutes, type Params, type RouteObject } from 'react-router';
import type { Area } from './routes.ts';

/** Where a person is, for what stands around the screens (screens themselves read `useParams`). */
export interface ActiveRoute {
  area: Area;
  params: Params;
  /** Stays the same while a sheet opens and closes over its page. */
  pageKey: string;
}

/** Finds the route of an address. */
export function activeRouteOf(routeObjects: RouteObject[], pathname: string): ActiveRoute {
  const matches = matchRoutes(routeObjects, pathname) ?? [];
  const [page] = matches;
  return {
    area: (matches.at(-1)?.route.handle as Area | undefined) ?? 'member',
    params: matches.at(-1)?.params ?? {},
    pageKey: page === undefined ? pathname : `${page.route.path} ${page.pathnameBase}`,
  };
}

export const ActiveRouteContext = createContext<ActiveRoute>({ area: 'member', params: {}, pageKey: '' });

/** The area of the screen that is shown, and the parameters of its address. */
export function useActiveRoute(): ActiveRoute {
  return useContext(ActiveRouteContext);
}
