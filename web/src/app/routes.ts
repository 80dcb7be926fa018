import type { ComponentType } from 'react';

/** Where a screen lives: decides its navigation. `bare` screens (sign-in, the counter) have none. */
export type Area = 'member' | 'shop' | 'coordinator' | 'bare';

export interface AppRoute {
  path: string;
  area: Area;
  /** Signed-out visitors are sent to sign in, and back here after it. */
  session?: 'required';
  /** The features merchant-application, counter, shop-console and coordinator: their words come with them. */
  words?: 'work';
  load: () => Promise<{ default: ComponentType }>;
  /** Shown in the parent's `<Outlet />`, for example a sheet over its list. Paths are absolute. */
  children?: readonly AppRoute[];
}

/** Every screen of the app, one line each; the navigation shows what is here. */
export const routes: readonly AppRoute[] = [
  { path: '/', area: 'member', load: () => import('../features/home/route.tsx') },
  { path: '/offers', area: 'member', load: () => import('../features/offers/route.tsx') },
  { path: '/offers/:offerId', area: 'member', load: () => import('../features/offers/offer-route.tsx') },
  {
    path: '/vouchers',
    area: 'member',
    session: 'required',
    load: () => import('../features/vouchers/route.tsx'),
  },
  {
    path: '/vouchers/:voucherId',
    area: 'member',
    session: 'required',
    load: () => import('../features/vouchers/voucher-route.tsx'),
  },
  {
    path: '/passbook',
    area: 'member',
    session: 'required',
    load: () => import('../features/passbook/route.tsx'),
  },
  { path: '/shops', area: 'member', load: () => import('../features/shops/route.tsx') },
  { path: '/shops/:merchantId', area: 'member', load: () => import('../features/shops/shop-route.tsx') },
  {
    path: '/networks',
    area: 'member',
    session: 'required',
    load: () => import('../features/networks/route.tsx'),
  },
  { path: '/n/:slug', area: 'member', load: () => import('../features/networks/network-route.tsx') },
  {
    path: '/counter/:merchantId',
    area: 'bare',
    session: 'required',
    words: 'work',
    load: () => import('../features/counter/route.tsx'),
  },
];

function pathsOf(list: readonly AppRoute[]): string[] {
  return list.flatMap((route) => [route.path, ...pathsOf(route.children ?? [])]);
}

const paths = new Set(pathsOf(routes));

/** Whether a screen exists, by its pattern: `/shop/:merchantId`. */
export function hasRoute(pattern: string): boolean {
  return paths.has(pattern);
}
