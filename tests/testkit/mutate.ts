import type { Client } from './client.ts';

/** Whatever a mutation may answer: its type, and what a refusal says. A test asks for more with `selection`. */
export interface Outcome {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly state?: string;
  readonly fields?: readonly { readonly path: readonly string[]; readonly message: string }[];
}

const sharedInputs: Readonly<Record<string, string>> = {
  approveMembership: 'MembershipInput',
  declineMembership: 'MembershipInput',
  removeMembership: 'MembershipReasonInput',
  declineMerchant: 'MerchantReasonInput',
  requestMerchantChanges: 'MerchantReasonInput',
  reinstateMerchant: 'MerchantReasonInput',
  requestOfferChanges: 'OfferReasonInput',
  submitOffer: 'OfferActionInput',
  withdrawOffer: 'OfferActionInput',
  pauseOffer: 'OfferActionInput',
  resumeOffer: 'OfferActionInput',
  endOffer: 'OfferActionInput',
  removeDeedCategory: 'RemoveFromCatalogueInput',
  removeCatalogueDeed: 'RemoveFromCatalogueInput',
  removeIndicator: 'RemoveFromCatalogueInput',
  discardCatalogueDraft: 'CatalogueDraftInput',
  openEvent: 'EventActionInput',
  removeWebhook: 'WebhookInput',
  rotateWebhookSecret: 'WebhookInput',
  testWebhook: 'WebhookInput',
};

/** Fragments that any result union takes; those on one refusal are for the unions that have it. */
export const onStateError = '... on StateError { state }';
export const onValidationError = '... on ValidationError { fields { path message } }';

/** One mutation by its name; `selection` adds to `__typename` and the refusal's code and message. */
export function mutate<More extends object = object>(
  by: { readonly client: Client },
  field: string,
  input: object,
  selection = '',
): Promise<Outcome & Partial<More>> {
  const inputType = sharedInputs[field] ?? `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  return by.client.mutate<Outcome & Partial<More>>(
    `mutation ($input: ${inputType}!) { ${field}(input: $input) {
      __typename ... on UserError { code message } ${selection} } }`,
    input,
  );
}

/** The paths of a ValidationError's fields, joined by dots and sorted. */
export function wrongFields(outcome: Outcome): readonly string[] {
  return (outcome.fields ?? []).map((field) => field.path.join('.')).sort();
}
