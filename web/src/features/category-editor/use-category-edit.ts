import { useState } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import type { CategoryEdit_resultFragment } from './category-edits.generated.ts';

export interface CategoryEdit {
  /** True when it is done; then the tree on the page is the new one. */
  run: (send: () => Promise<CategoryEdit_resultFragment | undefined>) => Promise<boolean>;
  isRunning: boolean;
  /** What a refused change says, and where: `name.th`, `parentCode`. */
  messages: Readonly<Record<string, string>>;
}

/** Sends one change of the tree. */
export function useCategoryEdit(): CategoryEdit {
  const [isRunning, setRunning] = useState(false);
  const [messages, setMessages] = useState<CategoryEdit['messages']>({});
  const run: CategoryEdit['run'] = async (send) => {
    setRunning(true);
    try {
      const answer = await send();
      switch (answer?.__typename) {
        case undefined:
          return false;
        case 'CategoryActionSuccess':
          setMessages({});
          return true;
        case 'ValidationError':
          setMessages(
            Object.fromEntries(answer.fields.map(({ path, message }) => [path.join('.'), message])),
          );
          return false;
        case 'ForbiddenError':
          setMessages({ '': answer.message });
          return false;
        default:
          return answer satisfies never;
      }
    } catch (cause) {
      showFailure(cause);
      return false;
    } finally {
      setRunning(false);
    }
  };
  return { run, isRunning, messages };
}
