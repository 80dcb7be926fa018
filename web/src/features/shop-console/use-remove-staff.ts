import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { RemoveMerchantStaffDocument } from './shop-staff.generated.ts';

/** How long a removal can be taken back; it is sent after that. */
const undoSeconds = 10;

/**
 * Removes people from the shop, with time to think again: the row goes at once, the request after ten seconds, or
 * when the page is left. Removing cannot be undone on the server, because a place that has ended takes its number and its keys with it.
 */
export function useRemoveStaff(merchantId: string): {
  removedIds: readonly string[];
  remove: (staffId: string, displayName: string) => void;
} {
  const { t } = useLingui();
  const [removeStaff] = useMutation(RemoveMerchantStaffDocument);
  const [removedIds, setRemovedIds] = useState<readonly string[]>([]);
  const waiting = useRef(new Map<string, () => void>());

  useEffect(() => {
    const sendAll = () => {
      for (const send of waiting.current.values()) send();
    };
    addEventListener('pagehide', sendAll);
    return () => {
      removeEventListener('pagehide', sendAll);
      sendAll();
    };
  }, []);

  const bringBack = (staffId: string) => setRemovedIds((ids) => ids.filter((id) => id !== staffId));

  async function send(staffId: string): Promise<void> {
    try {
      const { data } = await removeStaff({
        variables: { input: { merchantId, staffId } },
        // The page may be on its way out.
        context: { fetchOptions: { keepalive: true } },
      });
      const result = data?.removeMerchantStaff;
      if (result?.__typename === 'StateError' || result?.__typename === 'ForbiddenError') {
        showToast({ message: result.message, tone: 'stop', seconds: 10 });
        bringBack(staffId);
      }
    } catch (error) {
      bringBack(staffId);
      showFailure(error);
    }
  }

  function remove(staffId: string, displayName: string): void {
    setRemovedIds((ids) => [...ids, staffId]);
    const finish = () => {
      clearTimeout(timer);
      waiting.current.delete(staffId);
      void send(staffId);
    };
    const timer = setTimeout(finish, undoSeconds * 1_000);
    waiting.current.set(staffId, finish);
    showToast({
      message: t`${displayName} no longer works here.`,
      seconds: undoSeconds,
      action: {
        label: t({ message: 'Undo', context: 'removing somebody' }),
        onPress: () => {
          if (!waiting.current.delete(staffId)) return;
          clearTimeout(timer);
          bringBack(staffId);
        },
      },
    });
  }

  return { removedIds, remove };
}
