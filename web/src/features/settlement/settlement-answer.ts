import { useRef } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { newKey } from '../../lib/idempotency-key.ts';

export interface Answer {
  __typename: string;
  message?: string;
  fields?: readonly { message: string }[];
}

/** Sends a mutation and says what came of it; true when it is done. */
export async function runStep(send: () => Promise<Answer | undefined>, words: string): Promise<boolean> {
  try {
    const answer = await send();
    if (answer === undefined) return false;
    const isDone = answer.__typename.endsWith('Success');
    const message = isDone ? words : (answer.fields?.[0]?.message ?? answer.message ?? '');
    showToast({ message, tone: isDone ? 'done' : 'stop' });
    return isDone;
  } catch (cause) {
    showFailure(cause);
    return false;
  }
}

/** The same key for the same wish until it is done: a lost answer counts once. */
export function useKeyOf(): { keyOf: (wish: string) => string; done: () => void } {
  const held = useRef<{ wish: string; key: string } | null>(null);
  return {
    keyOf: (wish) => {
      if (held.current?.wish !== wish) held.current = { wish, key: newKey() };
      return held.current.key;
    },
    done: () => {
      held.current = null;
    },
  };
}
