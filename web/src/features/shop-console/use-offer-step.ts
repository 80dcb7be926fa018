import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import {
  EndOfferDocument,
  PauseOfferDocument,
  ResumeOfferDocument,
  SubmitOfferDocument,
  WithdrawOfferDocument,
} from './offer-actions.generated.ts';

/** What a shop can do with its offer in one press. */
export type OfferStep = 'submit' | 'withdraw' | 'pause' | 'resume' | 'end';

const documents = {
  submit: SubmitOfferDocument,
  withdraw: WithdrawOfferDocument,
  pause: PauseOfferDocument,
  resume: ResumeOfferDocument,
  end: EndOfferDocument,
} as const;

/**
 * Takes a step and says in a toast what came of it. Answers true when it was taken; the refusals (another state by now,
 * no right, a date that has passed) are shown in the server's words.
 */
export function useOfferStep(offerId: string): {
  take: (step: OfferStep) => Promise<boolean>;
  /** The step that is on its way. */
  pending: OfferStep | null;
} {
  const { t } = useLingui();
  const [submit, submitting] = useMutation(documents.submit);
  const [withdraw, withdrawing] = useMutation(documents.withdraw);
  const [pause, pausing] = useMutation(documents.pause);
  const [resume, resuming] = useMutation(documents.resume);
  const [end, ending] = useMutation(documents.end);
  const mutations = { submit, withdraw, pause, resume, end };
  const isPending = {
    submit: submitting.loading,
    withdraw: withdrawing.loading,
    pause: pausing.loading,
    resume: resuming.loading,
    end: ending.loading,
  };

  async function take(step: OfferStep): Promise<boolean> {
    try {
      const { data } = await mutations[step]({ variables: { input: { offerId } } });
      const result = data?.result;
      switch (result?.__typename) {
        case 'OfferActionSuccess': {
          const isLive = result.offer.state === 'LIVE';
          const words: Record<OfferStep, string> = {
            submit: isLive ? t`It is open for redeeming.` : t`Sent. A coordinator looks at it.`,
            withdraw: t`Taken back. You can change it now.`,
            pause: t`On pause. Vouchers that members hold stay good.`,
            resume: t`Open for redeeming again.`,
            end: t`Ended. Vouchers that members hold stay good.`,
          };
          showToast({ message: words[step], tone: 'done' });
          return true;
        }
        case 'StateError':
        case 'ForbiddenError':
        case 'ValidationError':
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

  const steps: readonly OfferStep[] = ['submit', 'withdraw', 'pause', 'resume', 'end'];
  return { take, pending: steps.find((step) => isPending[step]) ?? null };
}
