import type { MembershipStatus } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface NumberedMember {
  readonly id: string;
  readonly memberNumber: string;
  readonly displayName: string;
  readonly status: MembershipStatus;
  readonly isMember: boolean;
}

/** Who has these numbers in the network; numbers of nobody are left out. */
export async function findMembersByNumber(
  database: Database,
  networkId: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, NumberedMember>> {
  const { rows } = await database.pool.query<NumberedMember>({
    name: 'import_members_by_number',
    text: `
      SELECT id, member_number AS "memberNumber", display_name AS "displayName", status,
        'MEMBER' = ANY (roles) AS "isMember"
      FROM membership WHERE network_id = $1 AND member_number = ANY ($2::text[])`,
    values: [networkId, [...new Set(numbers)]],
  });
  return new Map(rows.map((row) => [row.memberNumber, row]));
}

export interface NewMember {
  readonly id: string;
  readonly displayName: string;
  readonly memberNumber: string;
}

/**
 * Members without an account, active at once. The ids of those that are in: a number that somebody has already keeps its
 * row out, also between two imports at once (the unique key of network and number decides).
 */
export async function insertMembers(
  tx: Executor,
  networkId: string,
  members: readonly NewMember[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO membership (id, network_id, display_name, roles, status, member_number)
    SELECT id, ${networkId}::uuid, display_name, '{MEMBER}', 'ACTIVE', member_number
    FROM unnest(${members.map(({ id }) => id)}::uuid[], ${members.map(({ displayName }) => displayName)}::text[],
      ${members.map(({ memberNumber }) => memberNumber)}::text[]) AS member (id, display_name, member_number)
    ORDER BY member_number
    ON CONFLICT (network_id, member_number) DO NOTHING
    RETURNING id`;
  return new Set(rows.map(({ id }) => id));
}
