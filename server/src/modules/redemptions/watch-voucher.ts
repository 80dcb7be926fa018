import { forbidden, type GraphqlContext, signedIn } from '../../graphql/context.ts';
import type { Voucher } from './voucher.type.ts';
import { fetchOwnVoucher } from './voucher-node.ts';
import { loadVouchersById } from './voucher-store.ts';
import { voucherTopic } from './voucher-topic.ts';

/**
 * The voucher as it is, and again after each change. Watching begins before the first read, so that no change falls
 * between. Throws UNAUTHENTICATED when signed out and FORBIDDEN for a voucher that is not the caller's.
 */
export async function watchVoucher(
  context: GraphqlContext,
  voucherId: string,
): Promise<AsyncIterableIterator<Voucher>> {
  signedIn(context);
  const changes = context.liveFeed.watch(voucherTopic(voucherId));
  const end = async (): Promise<IteratorReturnResult<undefined>> => {
    await changes.return?.();
    return { value: undefined, done: true };
  };
  const read = async (): Promise<IteratorYieldResult<Voucher>> => {
    context.loaders.clear(loadVouchersById, voucherId);
    const voucher = await fetchOwnVoucher(context, voucherId);
    if (voucher !== null) return { value: voucher };
    await end();
    throw forbidden();
  };
  let upcoming: IteratorYieldResult<Voucher> | null = await read();
  const watch: AsyncIterableIterator<Voucher> = {
    [Symbol.asyncIterator]: () => watch,
    async next() {
      if (upcoming !== null) {
        const first = upcoming;
        upcoming = null;
        return first;
      }
      const change = await changes.next();
      return change.done === true ? { value: undefined, done: true } : read();
    },
    // Not an async generator: its return() would wait for a change that may never come.
    return: end,
  };
  return watch;
}
