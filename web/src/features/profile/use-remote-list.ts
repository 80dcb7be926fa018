import { useCallback, useEffect, useState } from 'react';

export interface RemoteList<Item> {
  /** Undefined until it was read once. */
  items: readonly Item[] | undefined;
  error: unknown;
  reload: () => Promise<void>;
}

/**
 * A list that the sign-in service keeps (sessions, passkeys): read when the screen opens, and again by `reload`.
 * `load` must be a function that stays the same.
 */
export function useRemoteList<Item>(load: () => Promise<readonly Item[]>): RemoteList<Item> {
  const [items, setItems] = useState<readonly Item[]>();
  const [error, setError] = useState<unknown>(undefined);
  const reload = useCallback(async () => {
    try {
      setItems(await load());
      setError(undefined);
    } catch (cause) {
      setError(cause);
    }
  }, [load]);
  useEffect(() => {
    void reload();
  }, [reload]);
  return { items, error, reload };
}
