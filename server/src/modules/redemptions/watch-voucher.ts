import { forbidden, type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { watchTopic } from '../../graphql/watch-topic.ts';
import type { Voucher } from './voucher.type.ts';
import { fetchOwnVoucher } from './voucher-node.ts';
import { loadVouchersById } from './voucher-store.ts';
import { voucherTopic } from './voucher-topic.ts';

/**
 * The voucher as it is, and again after each change. Throws UNAUTHENTICATED when signed out and FORBIDDEN for a voucher
 * that is not the caller's.
 */
export async function watchVoucher(
  context: GraphqlContext,
  voucherId: string,
): Promise<AsyncIterableIterator<Voucher>> {
  signedIn(context);
  return watchTopic(context.liveFeed, voucherTopic(voucherId), async () => {
    context.loaders.clear(loadVouchersById, voucherId);
    const voucher = await fetchOwnVoucher(context, voucherId);
    if (voucher === null) throw forbidden();
    return voucher;
  });
}
