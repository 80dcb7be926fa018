import { type Executor, enqueueJob } from '../../platform/transaction.ts';

export const tellWaitersTask = 'tell_waiters';

/** There is more of something: whoever waits for it is told soon. The clock does it too, a minute later. */
export function tellWaitersSoon(executor: Executor): Promise<void> {
  return enqueueJob(executor, tellWaitersTask, {}, tellWaitersTask);
}
