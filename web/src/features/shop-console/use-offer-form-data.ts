import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { type OfferForm_offerFragment, OfferForm_offerFragmentDoc } from './offer-form.generated.ts';

/** What the form needs of an offer; null while there is none. */
export function useOfferFormData(
  offer: FragmentType<OfferForm_offerFragment> | null,
): OfferForm_offerFragment | null {
  const { data, complete } = useFragment({ fragment: OfferForm_offerFragmentDoc, from: offer });
  return complete ? data : null;
}
