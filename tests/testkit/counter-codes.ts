import { randomUUID } from 'node:crypto';
import { mutate, type Outcome } from './mutate.ts';
import type { MemberPerson, Network } from './network.ts';
import type { Shop, ShopOffer } from './shop.ts';
import type { Person } from './world.ts';

/** A card of ten codes for this member, by their numbers from 1. */
export async function printedCodes(network: Network, member: MemberPerson): Promise<string[]> {
  const answer = await printCard(network.coordinator, network, member.memberNumber);
  if (answer.codes == null) throw new Error(`not printed: ${JSON.stringify(answer)}`);
  return answer.codes;
}

export function printCard(
  by: Person,
  network: Network,
  memberNumber: string,
  idempotencyKey: string = randomUUID(),
): Promise<Outcome & { codes?: string[] | null }> {
  return mutate<{ codes: string[] | null }>(
    by,
    'printCounterCodes',
    { networkId: network.id, memberNumber, idempotencyKey },
    '... on PrintCounterCodesSuccess { codes memberNumber }',
  );
}

/** The number that the shop asks for; null when nothing is possible. */
export async function codeNumber(
  shop: Shop,
  memberNumber: string,
  by: Person = shop.owner,
): Promise<number | null> {
  const { node } = await by.client.ask<{ node: { counterCodeNumber: number | null } }>(
    'query ($id: ID!, $number: String!) { node(id: $id) { ... on Merchant { counterCodeNumber(memberNumber: $number) } } }',
    { id: shop.id, number: memberNumber },
  );
  return node.counterCodeNumber;
}

export interface CounterTake {
  readonly member: MemberPerson;
  readonly code: string;
  readonly offer: ShopOffer;
  readonly nonce?: string;
  readonly by?: Person;
}

export function redeemAtCounter(shop: Shop, { member, code, offer, nonce, by }: CounterTake) {
  return mutate<{ useId: string; replayed: boolean; quantity: number }>(
    by ?? shop.owner,
    'redeemAtCounter',
    {
      merchantId: shop.id,
      memberNumber: member.memberNumber,
      code,
      offerId: offer.id,
      nonce: nonce ?? randomUUID(),
    },
    '... on RedeemAtCounterSuccess { useId replayed quantity offer { id } }',
  );
}

export function checkCode(shop: Shop, member: MemberPerson, code: string, by: Person = shop.owner) {
  return mutate<{ offers: { isPossibleNow: boolean; offer: { id: string } }[] }>(
    by,
    'checkCounterCode',
    { merchantId: shop.id, memberNumber: member.memberNumber, code },
    '... on CheckCounterCodeSuccess { offers { isPossibleNow offer { id } } }',
  );
}
