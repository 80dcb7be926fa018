import type { ApolloClient } from '@apollo/client';
import { showToast } from '../../design/components/toast-queue.ts';
import { waitingCheckIns } from './kept-check-ins.ts';
import { sendCheckIn } from './send-check-in.ts';

let isUnderWay = false;

/** Sends what this person scanned without a signal, one after the other, and says what came of each. */
export async function sendWaitingCheckIns(client: ApolloClient, viewerId: string): Promise<void> {
  if (isUnderWay) return;
  isUnderWay = true;
  try {
    for (const scan of waitingCheckIns(viewerId)) {
      const outcome = await sendCheckIn(client, scan);
      if (outcome.kind === 'done') showToast({ message: outcome.success.message, tone: 'done', seconds: 10 });
      else if (outcome.kind === 'refused')
        showToast({ message: outcome.refusal.message, tone: 'stop', seconds: 10 });
      else return;
    }
  } finally {
    isUnderWay = false;
  }
}
