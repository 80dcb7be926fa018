import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { failureOf } from '../../apollo/failure.ts';
import { showFailure } from '../../design/components/show-failure.ts';
import { emptyList, forgetSentList, keepSentList, sentList, type WishList } from './sent-sheet.ts';
import type { Wish } from './sheet-wishes.ts';
import { IssueVoucherSheetDocument } from './voucher-sheets.generated.ts';

interface Refusal {
  readonly message: string;
  /** What is wrong with single lines, by the wish's id. */
  readonly lines: ReadonlyMap<string, string>;
}

interface WrongField {
  readonly path: readonly string[];
  readonly message: string;
}

/** The path of a line is `lines`, its index, and the field. */
function refusalOf(message: string, fields: readonly WrongField[], wishes: readonly Wish[]): Refusal {
  const lines = new Map<string, string>();
  let whole: string | undefined;
  for (const field of fields) {
    const wish = wishes[Number(field.path[1])];
    if (wish === undefined) whole ??= field.message;
    else lines.set(wish.id, field.message);
  }
  return { message: whole ?? message, lines };
}

/**
 * The list that becomes the next sheet. Once it was sent it stays as it is, with its key, until there is a final answer: a
 * changed list, or another key, would charge everybody once more.
 */
export function useNewSheet(
  network: { readonly id: string; readonly membershipId: string },
  onIssued: (sheetId: string) => void,
) {
  const { t } = useLingui();
  const { id: networkId, membershipId } = network;
  const [issue, { loading }] = useMutation(IssueVoucherSheetDocument, { refetchQueries: ['VoucherSheets'] });
  const [list, setList] = useState<WishList>(() => sentList(membershipId) ?? emptyList());
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  function change(next: (wishes: readonly Wish[]) => readonly Wish[]): void {
    setRefusal(null);
    setList((current) => (current.isSent ? current : { ...current, wishes: next(current.wishes) }));
  }

  function settle(next: WishList, why: Refusal | null): void {
    forgetSentList(membershipId);
    setList(next);
    setRefusal(why);
  }

  async function send(): Promise<void> {
    const sent = { ...list, isSent: true };
    keepSentList(membershipId, sent);
    setList(sent);
    setRefusal(null);
    // Nothing was written: the list may be put right. Its key stays, for what may still be on the way.
    const takeBack = (why: Refusal) => settle({ ...sent, isSent: false }, why);
    try {
      const lines = sent.wishes.map(({ memberNumber, offerId, wish }) => ({ memberNumber, offerId, wish }));
      const { data } = await issue({ variables: { input: { networkId, lines, idempotencyKey: sent.key } } });
      const answer = data?.issueVoucherSheet;
      switch (answer?.__typename) {
        case 'IssueVoucherSheetSuccess':
          settle(emptyList(), null);
          onIssued(answer.sheet.id);
          return;
        case 'ValidationError':
          takeBack(refusalOf(answer.message, answer.fields, sent.wishes));
          return;
        case 'ForbiddenError':
          takeBack({ message: answer.message, lines: new Map() });
          return;
        case 'IdempotencyConflictError':
          settle(emptyList(), {
            message: t`This list was issued before, in another form. Look at the sheets below before you make another.`,
            lines: new Map(),
          });
          return;
        case 'BusyError':
        case undefined:
          return;
        default:
          answer satisfies never;
      }
    } catch (error) {
      // A lost connection is told by the list itself: the toast would say that nothing was changed.
      if (failureOf(error).cause !== 'offline') showFailure(error);
    }
  }
  return {
    wishes: list.wishes,
    /** Sent, and without an answer. */
    isSent: list.isSent,
    isPending: loading,
    refusal,
    add: (added: readonly Wish[]) => change((wishes) => [...wishes, ...added]),
    takeOff: (wishId: string) => change((wishes) => wishes.filter(({ id }) => id !== wishId)),
    send,
  };
}
