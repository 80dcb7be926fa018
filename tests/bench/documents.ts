/** What the benches send: each asks for what a screen of the web app would show. */
export const redeemDocument = `mutation ($offerId: ID!, $idempotencyKey: String!) {
  redeemOffer(input: { offerId: $offerId, idempotencyKey: $idempotencyKey }) {
    __typename ... on RedeemOfferSuccess { voucher { id code expiresAt } wallet { available } } ... on UserError { code } } }`;

const comparison = (field: string) => `mutation ($offerId: ID!, $idempotencyKey: String!) {
  ${field}(offerId: $offerId, idempotencyKey: $idempotencyKey) { __typename id } }`;

export const nothingDocument = comparison('doNothing');
export const transactionDocument = comparison('redeemByTransaction');
export const oneByOneDocument = comparison('redeemOneByOne');

/** The counter's scan: the shop stands in the offer's place. */
export const useVoucherDocument = `mutation ($offerId: ID!, $code: String!, $idempotencyKey: String!) {
  useVoucher(input: { merchantId: $offerId, code: $code, nonce: $idempotencyKey }) {
    __typename ... on UseVoucherSuccess { useId kind quantity usedAt undoUntil dueAt offer { id title picture { key url } } }
    ... on UserError { code } } }`;

/** The code of an event stands in the offer's place: what the generator writes into a request is the same. */
export const checkInDocument = `mutation ($offerId: String!, $idempotencyKey: String!) {
  checkIn(input: { token: $offerId, nonce: $idempotencyKey }) {
    __typename ... on CheckInSuccess { replayed message wallet { available } checkIn { points event { title } } }
    ... on UserError { code } } }`;

export const checkInOneByOneDocument = `mutation ($offerId: String!, $idempotencyKey: String!) {
  checkInOneByOne(token: $offerId, nonce: $idempotencyKey) { __typename id } }`;

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
