import { type LinkProps, matchPath, useLocation } from 'react-router';
import { type OverPage, pageBeneath } from '../../app/page-beneath.ts';

/**
 * The way to an offer. From a page of the shop it opens as a sheet over that page; an address that is opened
 * directly, or sent to somebody, is a page of its own. From inside a sheet it takes that sheet's place.
 */
export function useOfferLink(offerId: string): Pick<LinkProps, 'to' | 'state' | 'replace'> {
  const location = useLocation();
  const to = `/offers/${offerId}`;
  const beneath = pageBeneath(location);
  if (beneath !== null) return { to, state: { beneath } satisfies OverPage, replace: true };
  if (matchPath('/offers/:offerId', location.pathname) !== null) return { to };
  return { to, state: { beneath: location } satisfies OverPage };
}
