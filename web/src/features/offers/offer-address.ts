import { type LinkProps, matchPath, useLocation } from 'react-router';

/** The address parameter that opens an offer's sheet over the page beneath. */
export const offerParameter = 'offer';

/** The address parameter that the sheet has once its offer became a voucher. */
export const voucherParameter = 'voucher';

/** What a sheet's history entry remembers: that going back closes it. */
export const openedHere = { isOfferSheet: true };

export function wasOpenedHere(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isOfferSheet' in state;
}

/**
 * The way to an offer. From a page of the shop it opens as a sheet over that page, while the address bar shows
 * the offer's own address, which is what a person shares; opened directly, that address is a page of its own.
 */
export function useOfferLink(
  offerId: string,
): Pick<LinkProps, 'to' | 'mask' | 'state' | 'preventScrollReset'> {
  const { pathname, search } = useLocation();
  const ownAddress = `/offers/${offerId}`;
  if (matchPath('/offers/:offerId', pathname) !== null) return { to: ownAddress };
  const parameters = new URLSearchParams(search);
  parameters.delete(voucherParameter);
  parameters.set(offerParameter, offerId);
  return {
    to: { pathname, search: `?${parameters.toString()}` },
    mask: ownAddress,
    state: openedHere,
    preventScrollReset: true,
  };
}
