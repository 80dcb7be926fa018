import type pg from 'pg';

/** The accounts that triggers opened for the network, its members and its shops. Lookups throw for who has none. */
export interface LedgerAccounts {
  readonly issuanceId: string;
  availableOf(memberId: string): string;
  heldOf(memberId: string): string;
  ofMerchant(merchantId: string): string;
}

interface AccountRow {
  readonly id: string;
  readonly kind: 'MEMBER_AVAILABLE' | 'MEMBER_HELD' | 'MERCHANT' | 'NETWORK_ISSUANCE';
  readonly owner_id: string;
}

export async function readLedgerAccounts(client: pg.Client, networkId: string): Promise<LedgerAccounts> {
  const { rows } = await client.query<AccountRow>(
    `SELECT id, kind, coalesce(member_id, merchant_id, network_id) AS owner_id
     FROM ledger_account WHERE network_id = $1`,
    [networkId],
  );
  const ids = new Map(rows.map(({ id, kind, owner_id }) => [`${kind} ${owner_id}`, id]));
  const find = (kind: AccountRow['kind'], ownerId: string): string => {
    const id = ids.get(`${kind} ${ownerId}`);
    if (id === undefined) throw new Error(`${ownerId} has no ${kind} account`);
    return id;
  };
  return {
    issuanceId: find('NETWORK_ISSUANCE', networkId),
    availableOf: (memberId) => find('MEMBER_AVAILABLE', memberId),
    heldOf: (memberId) => find('MEMBER_HELD', memberId),
    ofMerchant: (merchantId) => find('MERCHANT', merchantId),
  };
}
