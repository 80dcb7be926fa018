import type { GraphqlContext } from '../../graphql/context.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { Voucher } from './voucher.type.ts';
import { loadVouchersById } from './voucher-store.ts';

/** A voucher for its own member; null for everybody else, as if there were none. */
export async function fetchOwnVoucher(context: GraphqlContext, voucherId: string): Promise<Voucher | null> {
  if (context.actor === null) return null;
  const row = await context.loaders.load(loadVouchersById, voucherId);
  if (row === null) return null;
  const membership = await context.loaders.load(loadMembershipsById, row.memberId);
  return membership?.userId === context.actor.userId ? new Voucher(row) : null;
}

export const voucherNode = {
  prefix: 'voucher',
  fetch: (_database: unknown, context: GraphqlContext, uuid: string) => fetchOwnVoucher(context, uuid),
} as const;
