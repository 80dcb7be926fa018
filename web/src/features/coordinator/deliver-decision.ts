import { t } from '@lingui/core/macro';
import { failureOf } from '../../apollo/failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';

/** What every decision's mutation answers: a success, or a refusal with words. */
export interface DecisionAnswer {
  __typename: string;
  message?: string;
}

export interface Delivery {
  summary: string;
  request: () => Promise<DecisionAnswer | undefined>;
  onDelivered: () => void;
  /** Opens the case again, to decide anew. */
  reopen: () => void;
}

/**
 * Sends one decision and says so when it did not come to pass: another coordinator may have decided in the ten
 * seconds before, or there is no connection. Never throws: the person is on another case by then.
 */
export async function deliverDecision({ summary, request, onDelivered, reopen }: Delivery): Promise<void> {
  const open = { label: t({ message: 'Open', context: 'case' }), onPress: reopen };
  try {
    const answer = await request();
    if (answer?.message === undefined) {
      onDelivered();
      return;
    }
    showToast({ message: `${summary}: ${answer.message}`, tone: 'stop', action: open, seconds: 15 });
  } catch (cause) {
    const { reference } = failureOf(cause);
    const words = t`Not sent: ${summary}. Nothing was changed.`;
    showToast({
      message: reference === null ? words : `${words} (${reference})`,
      tone: 'stop',
      action: open,
      seconds: 15,
    });
  }
}
