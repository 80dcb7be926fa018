import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { CancelEventDocument, CloseEventDocument, OpenEventDocument } from './event-actions.generated.ts';

export type EventStep = 'open' | 'close' | 'cancel';

/** Takes an event one step on, and says what came of it. Answers true when the step was taken. */
export function useEventStep(eventId: string): {
  take: (step: EventStep) => Promise<boolean>;
  pending: EventStep | null;
} {
  const { t } = useLingui();
  const [open, opening] = useMutation(OpenEventDocument);
  const [close, closing] = useMutation(CloseEventDocument);
  const [cancel, cancelling] = useMutation(CancelEventDocument);
  const mutations = { open, close, cancel };

  async function take(step: EventStep): Promise<boolean> {
    try {
      const { data } = await mutations[step]({ variables: { input: { eventId } } });
      const result = data?.result;
      switch (result?.__typename) {
        case 'EventActionSuccess': {
          const words: Record<EventStep, string> = {
            open: result.event.waitsForSecondCoordinator
              ? t`Asked. Another coordinator opens it.`
              : t`It is open. Members see it now.`,
            close: t`The event is closed.`,
            cancel: t`The event is called off.`,
          };
          showToast({ message: words[step], tone: 'done' });
          return true;
        }
        case 'ValidationError':
          showToast({ message: result.fields[0]?.message ?? result.message, tone: 'stop', seconds: 10 });
          return false;
        case 'StateError':
        case 'ForbiddenError':
          showToast({ message: result.message, tone: 'stop', seconds: 10 });
          return false;
        case undefined:
          return false;
        default:
          return result satisfies never;
      }
    } catch (error) {
      showFailure(error);
      return false;
    }
  }

  const pending = opening.loading ? 'open' : closing.loading ? 'close' : cancelling.loading ? 'cancel' : null;
  return { take, pending };
}
