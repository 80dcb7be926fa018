import type { LiveFeed } from '../platform/live-feed.ts';

/**
 * What `read` gives, and again after each change of `topic`. Watching begins before the first read, so that no change
 * falls between. What `read` throws ends the watch.
 */
export async function watchTopic<T>(
  liveFeed: LiveFeed,
  topic: string,
  read: () => Promise<T>,
): Promise<AsyncIterableIterator<T>> {
  const changes = liveFeed.watch(topic);
  const end = async (): Promise<IteratorReturnResult<undefined>> => {
    await changes.return?.();
    return { value: undefined, done: true };
  };
  const next = async (): Promise<IteratorYieldResult<T>> => {
    try {
      return { value: await read() };
    } catch (error) {
      await end();
      throw error;
    }
  };
  let upcoming: IteratorYieldResult<T> | null = await next();
  const watch: AsyncIterableIterator<T> = {
    [Symbol.asyncIterator]: () => watch,
    async next() {
      if (upcoming !== null) {
        const first = upcoming;
        upcoming = null;
        return first;
      }
      const change = await changes.next();
      return change.done === true ? { value: undefined, done: true } : next();
    },
    // Not an async generator: its return() would wait for a change that may never come.
    return: end,
  };
  return watch;
}
