import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { KeepThanksDocument, PutAwayThanksDocument, QuietThanksSenderDocument } from './thanks.generated.ts';

type Answer =
  | { __typename: 'ThanksDecisionSuccess' }
  | { __typename: 'ThanksNotFoundError'; message: string };

/** What a receiver can do with a note. The cache has the note's new state with the answer. */
export function useNoteDecisions(thanksId: string) {
  const { t } = useLingui();
  const [keep, keeping] = useMutation(KeepThanksDocument);
  const [putAway, puttingAway] = useMutation(PutAwayThanksDocument);
  const [quiet, quieting] = useMutation(QuietThanksSenderDocument);

  async function decide(send: () => Promise<Answer | undefined>, words: string): Promise<void> {
    try {
      const answer = await send();
      if (answer === undefined) return;
      if (answer.__typename === 'ThanksDecisionSuccess') showToast({ message: words, tone: 'thanks' });
      else showToast({ message: answer.message, tone: 'stop' });
    } catch (cause) {
      showFailure(cause);
    }
  }
  const variables = { thanksId };
  return {
    isPending: keeping.loading || puttingAway.loading || quieting.loading,
    keep: (isOpen: boolean) =>
      decide(
        async () => (await keep({ variables: { ...variables, isOpen } })).data?.keepThanks,
        isOpen ? t`Everybody in the village can read it now` : t`Kept on your page`,
      ),
    putAway: () =>
      decide(
        async () => (await putAway({ variables })).data?.putAwayThanks,
        t`Put away. The sender is not told.`,
      ),
    quiet: () =>
      decide(
        async () => (await quiet({ variables })).data?.quietThanksSender,
        t`You will get no more notes from this person. They are not told.`,
      ),
  };
}
