import { t } from '@lingui/core/macro';
import { failureOf } from '../../apollo/failure.ts';
import { showToast } from './toast-queue.ts';

/** Says in a toast why a press came to nothing, with the reference number. For pages that failed: ErrorState. */
export function showFailure(error: unknown): void {
  const { cause, reference } = failureOf(error);
  const words = {
    offline: t`No connection. Nothing was changed.`,
    busy: t`Many people at once. Wait a moment, then try again.`,
    forbidden: t`Your account may not do this.`,
    server: t`Something went wrong on our side. Try again.`,
  }[cause];
  showToast({ message: reference === null ? words : `${words} (${reference})`, tone: 'stop', seconds: 10 });
}
