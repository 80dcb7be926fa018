import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import type { Wish } from './sheet-wishes.ts';
import { IssueVoucherSheetDocument } from './voucher-sheets.generated.ts';

/** Issues a sheet. The key is kept until there is an answer: a lost one is asked for again, and charges nobody twice. */
export function useIssueSheet(networkId: string, onIssued: (sheetId: string) => void) {
  const [issue, { loading }] = useMutation(IssueVoucherSheetDocument, { refetchQueries: ['VoucherSheets'] });
  const [key, setKey] = useState(newKey);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function send(wishes: readonly Wish[]): Promise<void> {
    setRefusal(null);
    try {
      const lines = wishes.map(({ memberNumber, offerId, wish }) => ({ memberNumber, offerId, wish }));
      const { data } = await issue({ variables: { input: { networkId, lines, idempotencyKey: key } } });
      const answer = data?.issueVoucherSheet;
      switch (answer?.__typename) {
        case 'IssueVoucherSheetSuccess':
          onIssued(answer.sheet.id);
          return;
        case 'ValidationError':
          setRefusal(answer.fields[0]?.message ?? answer.message);
          return;
        case 'IdempotencyConflictError':
          setKey(newKey());
          setRefusal(answer.message);
          return;
        case 'ForbiddenError':
        case 'BusyError':
          setRefusal(answer.message);
          return;
        case undefined:
          return;
        default:
          answer satisfies never;
      }
    } catch (error) {
      showFailure(error);
    }
  }
  return { send, refusal, isPending: loading };
}
