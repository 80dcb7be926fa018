/** What the benches send: each asks for what a screen of the web app would show. */
export const redeemDocument = `mutation ($offerId: ID!, $idempotencyKey: String!) {
  redeemOffer(input: { offerId: $offerId, idempotencyKey: $idempotencyKey }) {
    __typename ... on RedeemOfferSuccess { voucher { id code expiresAt } wallet { available } } ... on UserError { code } } }`;

const comparison = (field: string) => `mutation ($offerId: ID!, $idempotencyKey: String!) {
  ${field}(offerId: $offerId, idempotencyKey: $idempotencyKey) { __typename id } }`;

export const nothingDocument = comparison('doNothing');
export const transactionDocument = comparison('redeemByTransaction');
export const oneByOneDocument = comparison('redeemOneByOne');

/** Twenty offers as the catalogue shows them to a member. */
export const catalogueDocument = `query ($slug: String!) {
  network(slug: $slug) { offers(first: 20) {
    nodes {
      id title description costPoints kind stockLeft availableUntil
      merchant { id name }
      redeemability { canRedeem reasons pointsMissing }
    }
    pageInfo { hasNextPage endCursor } } } }`;

/** As small as an operation can be: parsing, checking, executing and answering is all there is to it. */
export const smallDocument = '{ __typename }';
