import { useMutation } from '@apollo/client/react';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { UndoVoucherUseDocument } from './check-voucher.generated.ts';

/** Takes a use back. Says in a toast why it could not; calls `onUndone` when it is back, also by an earlier try. */
export function useUndo(
  merchantId: string,
  onUndone: (use: { useId: string; title: string }) => void,
): { undo: (use: { useId: string; title: string }) => Promise<void>; isUndoing: boolean } {
  const [undoUse, { loading }] = useMutation(UndoVoucherUseDocument, { refetchQueries: ['Counter'] });

  async function undo(use: { useId: string; title: string }): Promise<void> {
    try {
      const { data } = await undoUse({ variables: { input: { merchantId, useId: use.useId } } });
      const result = data?.undoVoucherUse;
      switch (result?.__typename) {
        case 'UndoVoucherUseSuccess':
          return onUndone(use);
        case 'VoucherStateError':
          if (result.state === 'REVERSED') return onUndone(use);
          showToast({ message: result.message, tone: 'stop' });
          return;
        case 'UndoWindowPassedError':
        case 'VoucherNotFoundError':
        case 'ForbiddenError':
          showToast({ message: result.message, tone: 'stop' });
          return;
        case undefined:
          return;
        default:
          result satisfies never;
      }
    } catch (error) {
      showFailure(error);
    }
  }

  return { undo, isUndoing: loading };
}
