import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import type { Client } from '../testkit/client.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { cancelVoucher, redeemOffer, voucherOf } from '../testkit/redeem.ts';
import { type Shop, type ShopOffer, useVoucher } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import type { World } from '../testkit/world.ts';

const awardPoints = `mutation ($input: AwardPointsInput!) { awardPoints(input: $input) {
  __typename ... on AwardPointsSuccess { wallet { available } } ... on UserError { code message } } }`;

const names = ['redeemOffer', 'cancelVoucher', 'useVoucher', 'awardPoints'] as const;
type Name = (typeof names)[number];

interface Sending {
  readonly client: Client;
  readonly document: string;
  readonly input: object;
}

/** What one of them was answered: the result's type, or the error's code. */
export interface Told {
  readonly type: string;
  readonly message: string;
  readonly retryAfterMs: unknown;
}

/** The ways in which points move, each with a key of its own that stays the same however often it is sent. */
export class FourMutations {
  private constructor(
    private readonly world: World,
    private readonly member: MemberPerson,
    private readonly sendings: Readonly<Record<Name, Sending>>,
  ) {}

  /** Made while all is well: a member with points, two vouchers, and sessions and lookups that the server knows. */
  static async prepare(network: Network, shop: Shop, offer: ShopOffer): Promise<FourMutations> {
    const member = await network.member({ points: 100 });
    const toCancel = await voucherOf(member, offer);
    const toUse = await voucherOf(member, offer);
    return new FourMutations(network.world, member, {
      redeemOffer: {
        client: member.client,
        document: redeemOffer,
        input: { offerId: offer.id, idempotencyKey: randomUUID() },
      },
      cancelVoucher: { client: member.client, document: cancelVoucher, input: { voucherId: toCancel.id } },
      useVoucher: {
        client: shop.owner.client,
        document: useVoucher,
        input: { merchantId: shop.id, code: toUse.code, nonce: randomUUID() },
      },
      awardPoints: {
        client: network.coordinator.client,
        document: awardPoints,
        input: {
          memberId: member.memberId,
          points: 7,
          reason: { th: 'กวาดวัด', en: 'Swept the temple' },
          idempotencyKey: randomUUID(),
        },
      },
    });
  }

  async send(name: Name): Promise<Told> {
    const { client, document, input } = this.sendings[name];
    const { data, errors } = await client.send<Record<string, { __typename: string; retryAfterMs?: number }>>(
      document,
      { input },
    );
    const [error] = errors ?? [];
    const [result] = Object.values(data ?? {});
    if (error !== undefined)
      return {
        type: String(error.extensions?.['code']),
        message: error.message,
        retryAfterMs: error.extensions?.['retryAfterMs'],
      };
    return {
      type: result?.__typename ?? 'nothing',
      message: JSON.stringify(result),
      retryAfterMs: result?.retryAfterMs,
    };
  }

  /** All at once, under a fault; `onAnswer` hears of each answer. */
  async sendAll(onAnswer: () => void = () => undefined): Promise<Readonly<Record<Name, Told>>> {
    const told = await Promise.all(
      names.map(async (name) => {
        const answer = await this.send(name);
        onAnswer();
        return [name, answer] as const;
      }),
    );
    return Object.fromEntries(told) as Record<Name, Told>;
  }

  /** Sent again while all is well, each succeeds, and what it does is done once: 100 − 10 − 10 (used) + 7 in the end. */
  async expectEachOnce(): Promise<void> {
    for (const name of names) {
      const told = await waitUntil(`${name} to get through`, async () => {
        const answer = await this.send(name);
        return isTurnedAway(answer) ? null : answer;
      });
      expect(told.type, `${name}: ${told.message}`).toBe(
        `${name.charAt(0).toUpperCase()}${name.slice(1)}Success`,
      );
    }
    const { rows } = await this.world.pool.query<{ balance: string; vouchers: string; awards: string }>(
      `SELECT balance, (SELECT count(*) FROM voucher WHERE voucher.member_id = account.member_id) AS vouchers,
        (SELECT count(*) FROM award WHERE award.member_id = account.member_id AND points = 7) AS awards
      FROM ledger_account account JOIN membership ON membership.id = account.member_id
      WHERE account.kind = 'MEMBER_AVAILABLE' AND membership.user_id = $1`,
      [this.member.userId],
    );
    expect(rows).toEqual([{ balance: '87', vouchers: '3', awards: '1' }]);
    expect(await booksProblems(this.world.pool)).toEqual(soundBooks);
  }
}

function isTurnedAway({ type }: Told): boolean {
  return type === 'BusyError' || type === 'SERVICE_UNAVAILABLE';
}

/** Every one is told to come again, when, and nothing of the inside. */
export function expectTurnedAway(told: Readonly<Record<string, Told>>): void {
  for (const [name, answer] of Object.entries(told)) {
    expect(isTurnedAway(answer), `${name}: ${JSON.stringify(answer)}`).toBe(true);
    expect(answer.retryAfterMs, name).toBeGreaterThan(0);
    expect(answer.message).not.toMatch(/ECONN|127\.0\.0\.1|relation|nothing was written/);
  }
}
