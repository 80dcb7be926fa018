import type { Database } from '../../platform/postgres.ts';
import { Remembered } from '../../platform/remembered.ts';

interface Person {
  readonly networkId: string;
  readonly userId: string;
}

/** Who a person is in a network: their membership's id. Whether it is active is decided by what is done for them. */
export type MemberIds = Remembered<Person, string>;

export function createMemberIds(database: Database): MemberIds {
  return new Remembered({
    load: (people) => loadMemberIds(database, people),
    nameOf: ({ networkId, userId }) => `${networkId}:${userId}`,
    most: 100_000,
  });
}

/** One for each, in order. */
async function loadMemberIds(database: Database, people: readonly Person[]): Promise<(string | null)[]> {
  const { rows } = await database.pool.query<{ id: string | null }>({
    name: 'load_member_ids',
    text: `
      SELECT found.id FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS person (network_id, user_id, place)
      LEFT JOIN LATERAL (
        SELECT id FROM membership
        WHERE membership.network_id = person.network_id AND membership.user_id = person.user_id LIMIT 1
      ) AS found ON true
      ORDER BY place`,
    values: [people.map(({ networkId }) => networkId), people.map(({ userId }) => userId)],
  });
  return rows.map(({ id }) => id);
}
