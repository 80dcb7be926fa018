import { TypeID } from 'typeid-js';
import type { GraphqlAnswer } from './client.ts';
import { mutate, type Outcome } from './mutate.ts';
import { type Shop, type UseResult, useVoucher } from './shop.ts';
import type { Person } from './world.ts';

export interface ShownCounter {
  readonly id: string;
  readonly name: string;
  readonly shop: { readonly merchantId: string; readonly name: string };
  readonly people: readonly { readonly staffId: string; readonly shownName: string }[];
  readonly session: { readonly staffId: string; readonly shownName: string; readonly locksAt: string } | null;
}

/** A browser that keeps its cookies and is signed in as nobody: what stands at a shop's counter. */
export class Tablet {
  cookie: string | null = null;
  /** How often it was given its cookie, for 400 days each time. */
  timesKept = 0;

  constructor(readonly url: string) {}

  /** The same browser before another process. */
  at(url: string): Tablet {
    const same = new Tablet(url);
    same.cookie = this.cookie;
    return same;
  }

  async send<Data>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<GraphqlAnswer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
      },
      body: JSON.stringify({ query, variables }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      if (!cookie.startsWith('kwamdee.counter=')) continue;
      this.cookie = cookie.split(';')[0] ?? null;
      if (cookie.includes('Max-Age=34560000')) this.timesKept++;
    }
    return (await response.json()) as GraphqlAnswer<Data>;
  }

  async ask<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const { data, errors } = await this.send<Data>(query, variables);
    if (errors !== undefined || data === undefined || data === null) {
      throw new Error(`unexpected errors: ${JSON.stringify(errors)}`);
    }
    return data;
  }

  async mutate<Result extends { readonly __typename: string }>(
    query: string,
    input: object,
  ): Promise<Result> {
    const [result] = Object.values(await this.ask<Record<string, Result>>(query, { input }));
    if (result === undefined) throw new Error('no result');
    return result;
  }

  async shows(): Promise<ShownCounter | null> {
    const { counterDevice } = await this.ask<{ counterDevice: ShownCounter | null }>(
      `{ counterDevice { id name shop { merchantId name } people { staffId shownName } session { staffId shownName locksAt } } }`,
    );
    return counterDevice;
  }

  pair(code: string, name = 'Tablet at the door'): Promise<Outcome & { device?: { id: string } }> {
    return mutate<{ device: { id: string } }>(
      { client: this as never },
      'pairCounterDevice',
      { code, name },
      '... on PairCounterDeviceSuccess { device { id } }',
    );
  }

  async unlock(staffId: string, pin: string): Promise<Outcome & { retryAfterMs?: number }> {
    const shown = await this.shows();
    return mutate<{ retryAfterMs: number }>(
      { client: this as never },
      'unlockCounter',
      { deviceId: shown?.id ?? 'device_none', staffId, pin },
      '... on CounterPinError { retryAfterMs }',
    );
  }

  async lock(): Promise<Outcome> {
    const shown = await this.shows();
    return mutate({ client: this as never }, 'lockCounter', { deviceId: shown?.id ?? 'device_none' });
  }

  /** Scans a code; UNAUTHENTICATED in errors while the counter is locked. */
  async use(
    shop: { readonly id: string },
    code: string,
    nonce: string = crypto.randomUUID(),
  ): Promise<UseResult | string> {
    const { data, errors } = await this.send<{ useVoucher: UseResult }>(useVoucher, {
      input: { merchantId: shop.id, code, nonce },
    });
    return data?.useVoucher ?? String(errors?.[0]?.extensions?.['code']);
  }
}

/** A code for one tablet, by an owner of the shop. */
export async function pairingCode(shop: Shop, by: Person = shop.owner): Promise<string> {
  const result = await mutate<{ code: string }>(
    by,
    'createCounterPairing',
    { merchantId: shop.id },
    '... on CreateCounterPairingSuccess { code }',
  );
  if (result.code === undefined) throw new Error(JSON.stringify(result));
  return result.code;
}

/** A tablet that is the counter of a shop. */
export async function pairedTablet(shop: Shop): Promise<Tablet> {
  const tablet = new Tablet(shop.owner.client.url);
  const paired = await tablet.pair(await pairingCode(shop));
  if (paired.__typename !== 'PairCounterDeviceSuccess') throw new Error(JSON.stringify(paired));
  return tablet;
}

export const goodPin = '4071';

/** Somebody chooses their own number. */
export async function choosePin(
  person: Person,
  shop: { readonly id: string },
  pin: string = goodPin,
): Promise<void> {
  const result = await mutate(person, 'setCounterPin', { merchantId: shop.id, pin });
  if (result.__typename !== 'SetCounterPinSuccess') throw new Error(JSON.stringify(result));
}

/** The place that a person holds at a shop. */
export async function placeOf(shop: Shop, person: Person): Promise<string> {
  const { rows } = await shop.network.world.pool.query<{ id: string }>(
    `SELECT place.id FROM merchant_staff place JOIN membership ON membership.id = place.membership_id
      WHERE place.merchant_id = $1 AND membership.user_id = $2 AND place.removed_at IS NULL`,
    [TypeID.fromString(shop.id).toUUID(), person.userId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no place');
  return TypeID.fromUUID('staff', row.id).toString();
}

/** A cashier with a number, and the paired tablet that they have opened. */
export async function openCounter(
  shop: Shop,
): Promise<{ readonly tablet: Tablet; readonly cashier: Person; readonly staffId: string }> {
  const cashier = await shop.staff('CASHIER');
  await choosePin(cashier, shop);
  const [tablet, staffId] = [await pairedTablet(shop), await placeOf(shop, cashier)];
  const opened = await tablet.unlock(staffId, goodPin);
  if (opened.__typename !== 'UnlockCounterSuccess') throw new Error(JSON.stringify(opened));
  return { tablet, cashier, staffId };
}
