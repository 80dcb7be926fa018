import type { ApolloClient } from '@apollo/client';
import { WalletChange_memberFragmentDoc } from './wallet-change.generated.ts';

interface WalletPoints {
  __typename: 'Wallet';
  available: number;
  held: number;
  lifetimeEarned: number;
}

/**
 * After a redemption, a cancellation or a change at the counter: the new balance shows at once where it stands,
 * and what else follows from it (vouchers, passbook, what can be had now) is asked for again, where it is on
 * the screen.
 */
export function afterPointsMoved(client: ApolloClient, memberId: string, wallet: WalletPoints | null): void {
  const member = client.cache.identify({ __typename: 'Member', id: memberId });
  if (member === undefined) return;
  if (wallet !== null) {
    client.cache.writeFragment({
      id: member,
      fragment: WalletChange_memberFragmentDoc,
      data: { __typename: 'Member', id: memberId, wallet },
    });
  }
  void client.refetchQueries({
    updateCache(cache) {
      cache.modify({
        id: member,
        fields: {
          vouchers: (value, { INVALIDATE }) => (value === undefined ? value : INVALIDATE),
          passbook: (value, { INVALIDATE }) => (value === undefined ? value : INVALIDATE),
        },
      });
    },
  });
}
