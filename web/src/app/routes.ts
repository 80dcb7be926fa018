import type { ComponentType } from 'react';
import type { WordGroup } from '../i18n/language.ts';

/** Where a screen lives: decides its navigation. `bare` screens (sign-in, the counter) have none. */
export type Area = 'member' | 'shop' | 'coordinator' | 'bare';

export interface AppRoute {
  path: string;
  area: Area;
  /** Signed-out visitors are sent to sign in, and back here after it. */
  session?: 'required';
  /** What its screen says beyond the everyday words: which features are in a group stands in i18n/catalogs. */
  words?: readonly WordGroup[];
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
  {
    path: '/deeds',
    area: 'member',
    session: 'required',
    words: ['community'],
    load: () => import('../features/deeds/route.tsx'),
  },
  {
    path: '/deeds/new',
    area: 'member',
    session: 'required',
    words: ['community'],
    load: () => import('../features/deeds/new-route.tsx'),
  },
  {
    path: '/deeds/:deedId',
    area: 'member',
    session: 'required',
    words: ['community'],
    load: () => import('../features/deeds/deed-route.tsx'),
  },
  {
    path: '/goals',
    area: 'member',
    session: 'required',
    words: ['community'],
    load: () => import('../features/goals/route.tsx'),
  },
  {
    path: '/goals/:goalId',
    area: 'member',
    session: 'required',
    words: ['community'],
    load: () => import('../features/goals/goal-route.tsx'),
  },
  {
    path: '/passbook/virtues',
    area: 'member',
    session: 'required',
    load: () => import('../features/passbook/virtues-route.tsx'),
  },
  {
    path: '/passbook/statements',
    area: 'member',
    session: 'required',
    load: () => import('../features/passbook/statements-route.tsx'),
  },
  {
    path: '/passbook/statements/:statementId',
    area: 'member',
    session: 'required',
    load: () => import('../features/passbook/statement-route.tsx'),
  },
  {
    path: '/passbook/entries/:entryId',
    area: 'member',
    session: 'required',
    load: () => import('../features/passbook/entry-route.tsx'),
  },
  {
    path: '/verify-statement',
    area: 'member',
    load: () => import('../features/passbook/verify-statement-route.tsx'),
  },
  { path: '/s/:code', area: 'member', load: () => import('../features/passbook/verify-statement-route.tsx') },
  { path: '/shops', area: 'member', load: () => import('../features/shops/route.tsx') },
  { path: '/shops/:merchantId', area: 'member', load: () => import('../features/shops/shop-route.tsx') },
  {
    path: '/networks',
    area: 'member',
    session: 'required',
    load: () => import('../features/networks/route.tsx'),
  },
  {
    path: '/events',
    area: 'member',
    words: ['community'],
    load: () => import('../features/events/route.tsx'),
  },
  {
    path: '/events/:eventId',
    area: 'member',
    words: ['community'],
    load: () => import('../features/events/event-route.tsx'),
  },
  {
    path: '/events/:eventId/desk',
    area: 'bare',
    session: 'required',
    words: ['work'],
    load: () => import('../features/event-desk/desk-route.tsx'),
  },
  {
    path: '/events/:eventId/sheet',
    area: 'bare',
    session: 'required',
    words: ['work'],
    load: () => import('../features/event-desk/sheet-route.tsx'),
  },
  {
    path: '/c/:token',
    area: 'member',
    words: ['community'],
    load: () => import('../features/check-in/route.tsx'),
  },
  { path: '/n/:slug', area: 'member', load: () => import('../features/networks/network-route.tsx') },
  {
    path: '/n/:slug/catalogue',
    area: 'member',
    words: ['community'],
    load: () => import('../features/catalogue/route.tsx'),
  },
  {
    path: '/n/:slug/ledger',
    area: 'member',
    words: ['community'],
    load: () => import('../features/transparency/ledger-route.tsx'),
  },
  {
    path: '/apply',
    area: 'member',
    session: 'required',
    words: ['community'],
    load: () => import('../features/merchant-application/route.tsx'),
  },
  {
    path: '/counter/:merchantId',
    area: 'bare',
    session: 'required',
    words: ['work'],
    load: () => import('../features/counter/route.tsx'),
  },
  {
    path: '/shop/:merchantId',
    area: 'shop',
    session: 'required',
    words: ['work', 'community'],
    load: () => import('../features/shop-console/route.tsx'),
  },
  {
    path: '/shop/:merchantId/offers',
    area: 'shop',
    session: 'required',
    words: ['work'],
    load: () => import('../features/shop-console/offers-route.tsx'),
  },
  {
    path: '/shop/:merchantId/offers/new',
    area: 'shop',
    session: 'required',
    words: ['work'],
    load: () => import('../features/shop-console/new-offer-route.tsx'),
  },
  {
    path: '/shop/:merchantId/offers/:offerId',
    area: 'shop',
    session: 'required',
    words: ['work'],
    load: () => import('../features/shop-console/offer-route.tsx'),
  },
  {
    path: '/shop/:merchantId/staff',
    area: 'shop',
    session: 'required',
    words: ['work'],
    load: () => import('../features/shop-console/staff-route.tsx'),
  },
  {
    path: '/shop/:merchantId/profile',
    area: 'shop',
    session: 'required',
    words: ['work'],
    load: () => import('../features/shop-console/profile-route.tsx'),
  },
  {
    path: '/shop/:merchantId/sticker',
    area: 'shop',
    session: 'required',
    words: ['work'],
    load: () => import('../features/shop-console/sticker-route.tsx'),
  },
  {
    path: '/profile/household/:slug',
    area: 'member',
    session: 'required',
    words: ['community'],
    load: () => import('../features/household/route.tsx'),
  },
  { path: '/sign-in', area: 'bare', load: () => import('../features/sign-in/route.tsx') },
  { path: '/sign-up', area: 'bare', load: () => import('../features/sign-in/sign-up-route.tsx') },
  {
    path: '/profile',
    area: 'member',
    session: 'required',
    load: () => import('../features/profile/route.tsx'),
  },
  {
    path: '/profile/notices',
    area: 'member',
    session: 'required',
    words: ['community'],
    load: () => import('../features/notice-settings/route.tsx'),
  },
  {
    path: '/mail/:purpose/:token',
    area: 'member',
    words: ['community'],
    load: () => import('../features/notice-settings/mail-route.tsx'),
  },
  {
    path: '/shop/:merchantId/webhooks',
    area: 'shop',
    session: 'required',
    words: ['work'],
    load: () => import('../features/webhooks/shop-route.tsx'),
  },
  {
    path: '/coordinator/:slug/webhooks',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/webhooks/network-route.tsx'),
  },
  {
    path: '/profile/card/:slug',
    area: 'member',
    session: 'required',
    load: () => import('../features/profile/member-card-route.tsx'),
  },
  {
    path: '/notices',
    area: 'member',
    session: 'required',
    load: () => import('../features/notices/route.tsx'),
  },
  {
    path: '/thanks',
    area: 'member',
    session: 'required',
    words: ['community'],
    load: () => import('../features/thanks/route.tsx'),
  },
  {
    path: '/thanks/new',
    area: 'member',
    session: 'required',
    words: ['community'],
    load: () => import('../features/thanks/new-route.tsx'),
  },
  {
    path: '/letters',
    area: 'member',
    session: 'required',
    words: ['community'],
    load: () => import('../features/letters/route.tsx'),
  },
  {
    path: '/letters/:letterId',
    area: 'member',
    session: 'required',
    words: ['community'],
    load: () => import('../features/letters/letter-route.tsx'),
  },
  {
    path: '/letter',
    area: 'member',
    words: ['community'],
    load: () => import('../features/letters/check-route.tsx'),
  },
  {
    path: '/letter/:code',
    area: 'member',
    words: ['community'],
    load: () => import('../features/letters/check-route.tsx'),
  },
  { path: '/privacy', area: 'member', load: () => import('../features/privacy/route.tsx') },
  {
    path: '/cannot',
    area: 'member',
    words: ['community'],
    load: () => import('../features/cannot/route.tsx'),
  },
  { path: '/help', area: 'member', load: () => import('../features/help/route.tsx') },
  {
    path: '/coordinator/:slug',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/coordinator/route.tsx'),
  },
  {
    path: '/coordinator/:slug/catalogue',
    area: 'coordinator',
    session: 'required',
    words: ['work', 'community'],
    load: () => import('../features/catalogue-editor/route.tsx'),
  },
  {
    path: '/coordinator/:slug/catalogue/studio',
    area: 'coordinator',
    session: 'required',
    words: ['work', 'community'],
    load: () => import('../features/catalogue-editor/studio-route.tsx'),
  },
  {
    path: '/coordinator/:slug/categories',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/category-editor/route.tsx'),
  },
  {
    path: '/coordinator/:slug/merchants',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/coordinator/merchant-list-route.tsx'),
  },
  {
    path: '/coordinator/:slug/merchants/:merchantId',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/coordinator/merchant-case-route.tsx'),
  },
  {
    path: '/coordinator/:slug/offers/:offerId',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/coordinator/offer-case-route.tsx'),
  },
  {
    path: '/coordinator/:slug/events',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/event-desk/managed-events-route.tsx'),
  },
  {
    path: '/coordinator/:slug/events/new',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/event-desk/new-event-route.tsx'),
  },
  {
    path: '/coordinator/:slug/events/:eventId',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/event-desk/managed-event-route.tsx'),
  },
  {
    path: '/coordinator/:slug/award',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/coordinator/award-route.tsx'),
  },
  {
    path: '/coordinator/:slug/record',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/deed-desk/route.tsx'),
  },
  {
    path: '/coordinator/:slug/codes',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/deed-desk/codes-route.tsx'),
  },
  {
    path: '/coordinator/:slug/goals',
    area: 'coordinator',
    session: 'required',
    words: ['work', 'community'],
    load: () => import('../features/coordinator/goals-route.tsx'),
  },
  {
    path: '/coordinator/:slug/loans',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/coordinator/loans-route.tsx'),
  },
  {
    path: '/coordinator/:slug/fund',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/coordinator/fund-route.tsx'),
  },
  {
    path: '/coordinator/:slug/check',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/coordinator/check-entry-route.tsx'),
  },
  {
    path: '/coordinator/:slug/awards',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/coordinator/awards-route.tsx'),
  },
  {
    path: '/verify/:slug',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/verify/route.tsx'),
  },
  {
    path: '/coordinator/:slug/imports',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/imports/route.tsx'),
  },
  {
    path: '/coordinator/:slug/imports/:importId',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/imports/import-route.tsx'),
  },
  {
    path: '/coordinator/:slug/members',
    area: 'coordinator',
    session: 'required',
    words: ['work'],
    load: () => import('../features/coordinator/members-route.tsx'),
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
