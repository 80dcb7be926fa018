import { useState } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';

interface Answer {
  __typename: string;
  message?: string;
}

/**
 * Runs something on a case that has no ten seconds to undo: it can be taken back by hand. A refusal is said where
 * everybody looks; true when it is done.
 */
export function useCaseAction() {
  const [isPending, setPending] = useState(false);
  async function run(send: () => Promise<Answer | undefined>): Promise<boolean> {
    setPending(true);
    try {
      const answer = await send();
      if (answer?.message !== undefined) showToast({ message: answer.message, tone: 'stop', seconds: 10 });
      return answer !== undefined && answer.message === undefined;
    } catch (cause) {
      showFailure(cause);
      return false;
    } finally {
      setPending(false);
    }
  }
  return { isPending, run };
}
