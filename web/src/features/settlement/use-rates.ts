import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { runStep, useKeyOf } from './settlement-answer.ts';
import {
  ConfirmSettlementRateDocument,
  ProposeSettlementRateDocument,
  SetSettlementPolicyDocument,
  type SetSettlementPolicyMutationVariables,
  SettlementRatesDocument,
  WithdrawSettlementRateDocument,
} from './settlement-rates.generated.ts';

type Policy = Omit<SetSettlementPolicyMutationVariables['input'], 'networkId'>;

/** What coordinators decide about settlement as a whole; after each the page is read again. */
export function useRates(networkId: string) {
  const { t } = useLingui();
  const options = { refetchQueries: [SettlementRatesDocument], awaitRefetchQueries: true };
  const [propose, proposing] = useMutation(ProposeSettlementRateDocument, options);
  const [confirm, confirming] = useMutation(ConfirmSettlementRateDocument, options);
  const [withdraw, withdrawing] = useMutation(WithdrawSettlementRateDocument, options);
  const [set, setting] = useMutation(SetSettlementPolicyDocument, options);
  const { keyOf, done } = useKeyOf();
  return {
    isPending: [proposing, confirming, withdrawing, setting].some(({ loading }) => loading),
    propose: async (satangPerPoint: number, fromDay: string) => {
      const idempotencyKey = keyOf(`${satangPerPoint} ${fromDay}`);
      const input = { networkId, satangPerPoint, fromDay, idempotencyKey };
      const send = async () => (await propose({ variables: { input } })).data?.proposeSettlementRate;
      const isDone = await runStep(send, t`Written down`);
      if (isDone) done();
      return isDone;
    },
    confirm: (rateId: string) =>
      runStep(
        async () => (await confirm({ variables: { input: { rateId } } })).data?.confirmSettlementRate,
        t`It counts from its day on`,
      ),
    withdraw: (rateId: string) =>
      runStep(
        async () => (await withdraw({ variables: { input: { rateId } } })).data?.withdrawSettlementRate,
        t`Withdrawn`,
      ),
    set: (policy: Policy) =>
      runStep(
        async () => (await set({ variables: { input: { networkId, ...policy } } })).data?.setSettlementPolicy,
        t`It holds from now on`,
      ),
  };
}
