import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import {
  AddToGiftFundDocument,
  ConfirmGiftFundingDocument,
  GiftFundDocument,
  SetGiftRulesDocument,
  WithdrawGiftFundingDocument,
} from './gift-fund.generated.ts';

interface Answer {
  __typename: string;
  message?: string;
  fields?: readonly { message: string }[];
}

/** What a coordinator does with the fund; after each the page is read again. */
export function useGiftFund(networkId: string) {
  const { t } = useLingui();
  const key = useRef<{ points: number; key: string } | null>(null);
  const options = { refetchQueries: [GiftFundDocument], awaitRefetchQueries: true };
  const [add, adding] = useMutation(AddToGiftFundDocument, options);
  const [confirm, confirming] = useMutation(ConfirmGiftFundingDocument, options);
  const [withdraw, withdrawing] = useMutation(WithdrawGiftFundingDocument, options);
  const [setRules, setting] = useMutation(SetGiftRulesDocument, options);

  async function run(send: () => Promise<Answer | undefined>, words: string): Promise<boolean> {
    try {
      const answer = await send();
      if (answer === undefined) return false;
      const isDone = answer.__typename.endsWith('Success');
      const message = isDone ? words : (answer.fields?.[0]?.message ?? answer.message ?? '');
      showToast({ message, tone: isDone ? 'done' : 'stop' });
      return isDone;
    } catch (cause) {
      showFailure(cause);
      return false;
    }
  }
  return {
    isPending: adding.loading || confirming.loading || withdrawing.loading || setting.loading,
    /** The same key for the same points until it is done: a lost answer counts once. */
    add: async (points: number) => {
      if (key.current?.points !== points) key.current = { points, key: newKey() };
      const idempotencyKey = key.current.key;
      const send = async () =>
        (await add({ variables: { input: { networkId, points, idempotencyKey } } })).data?.addToGiftFund;
      if (await run(send, t`It is written down`)) key.current = null;
    },
    confirm: (fundingId: string) =>
      run(
        async () => (await confirm({ variables: { fundingId } })).data?.confirmGiftFunding,
        t`The points are in the fund`,
      ),
    withdraw: (fundingId: string) =>
      run(
        async () => (await withdraw({ variables: { fundingId } })).data?.withdrawGiftFunding,
        t`Withdrawn. No points moved.`,
      ),
    setRules: (monthlyGiftPoints: number, giftLimitPoints: number) =>
      run(
        async () =>
          (await setRules({ variables: { input: { networkId, monthlyGiftPoints, giftLimitPoints } } })).data
            ?.setGiftRules,
        t`It holds from the next gift on`,
      ),
  };
}
