import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { runStep, useKeyOf } from './settlement-answer.ts';
import {
  AnswerSettlementDisputeDocument,
  ConfirmSettlementCorrectionDocument,
  DisputeSettlementDocument,
  MarkSettlementPaidDocument,
  SettlementStatementPageDocument,
  UndoSettlementPaymentDocument,
  WithdrawSettlementDisputeDocument,
} from './settlement-statement.generated.ts';

/** What people do with a statement; after each the page is read again. True where it was done. */
export function useStatementSteps(statementId: string) {
  const { t } = useLingui();
  const options = { refetchQueries: [SettlementStatementPageDocument], awaitRefetchQueries: true };
  const [ask, asking] = useMutation(DisputeSettlementDocument, options);
  const [takeBack, takingBack] = useMutation(WithdrawSettlementDisputeDocument, options);
  const [answer, answering] = useMutation(AnswerSettlementDisputeDocument, options);
  const [confirm, confirming] = useMutation(ConfirmSettlementCorrectionDocument, options);
  const [pay, paying] = useMutation(MarkSettlementPaidDocument, options);
  const [undo, undoing] = useMutation(UndoSettlementPaymentDocument, options);
  const { keyOf, done } = useKeyOf();
  const finished = (isDone: boolean) => {
    if (isDone) done();
    return isDone;
  };
  return {
    isPending: [asking, takingBack, answering, confirming, paying, undoing].some(({ loading }) => loading),
    ask: async (note: string, lineId: string | null) => {
      const idempotencyKey = keyOf(`ask ${lineId} ${note}`);
      const input = { statementId, lineId, note, idempotencyKey };
      const send = async () => (await ask({ variables: { input } })).data?.disputeSettlement;
      return finished(await runStep(send, t`Sent. A coordinator will answer.`));
    },
    takeBack: (disputeId: string) =>
      runStep(
        async () => (await takeBack({ variables: { input: { disputeId } } })).data?.withdrawSettlementDispute,
        t`The question is taken back`,
      ),
    answer: (disputeId: string, correctionSatang: number | null, reason: string) =>
      runStep(
        async () =>
          (await answer({ variables: { input: { disputeId, correctionSatang, reason } } })).data
            ?.answerSettlementDispute,
        t`The owner is told`,
      ),
    confirm: (disputeId: string) =>
      runStep(
        async () =>
          (await confirm({ variables: { input: { disputeId } } })).data?.confirmSettlementCorrection,
        t`It stands on the next statement`,
      ),
    pay: async (reference: string, paidOn: string) => {
      const idempotencyKey = keyOf(`pay ${reference} ${paidOn}`);
      const input = { statementId, reference, paidOn, idempotencyKey };
      const send = async () => (await pay({ variables: { input } })).data?.markSettlementPaid;
      return finished(await runStep(send, t`Written down. The owner is told.`));
    },
    undo: async (reason: string) => {
      const idempotencyKey = keyOf(`undo ${reason}`);
      const input = { statementId, reason, idempotencyKey };
      const send = async () => (await undo({ variables: { input } })).data?.undoSettlementPayment;
      return finished(await runStep(send, t`It is to be paid again`));
    },
  };
}
