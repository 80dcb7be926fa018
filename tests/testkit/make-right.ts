import { randomUUID } from 'node:crypto';
import { mutate, type Outcome } from './mutate.ts';
import type { Shop } from './shop.ts';
import type { Person } from './world.ts';

export interface MadeRight extends Outcome {
  readonly points?: number;
  readonly quantity?: number;
  readonly replayed?: boolean;
  readonly since?: string;
  readonly until?: string;
}

/** A shop gives a voucher's points back: by its code, or by the use on its own list. */
export function makeRight(
  shop: Shop,
  voucher: { readonly code: string } | { readonly useId: string | undefined },
  options: { readonly by?: Person; readonly nonce?: string; readonly reason?: string } = {},
): Promise<MadeRight> {
  const { by = shop.owner, nonce = randomUUID(), reason = 'OUT_OF_STOCK' } = options;
  return mutate<MadeRight>(
    by,
    'makeItRight',
    { merchantId: shop.id, reason, nonce, ...voucher },
    `... on MakeItRightSuccess { points quantity replayed } ... on VoucherStateError { state since }
      ... on MakeRightWindowPassedError { until }`,
  );
}
