import { hashPassword } from 'better-auth/crypto';
import type pg from 'pg';
import type { Directory } from './directory.ts';
import { idAt } from './id-at.ts';
import { insertRows } from './insert-rows.ts';
import { demoPassword, people } from './nong-sarai/people.ts';
import { createRandom } from './nong-sarai/random.ts';
import type { PersonSeed } from './nong-sarai/types.ts';
import { momentAt } from './nong-sarai/village-time.ts';
import { SeedError } from './seed-error.ts';

const memberNumberSeed = 2_556;

/** Writes everybody of the village: their accounts, as better-auth would, and their memberships. */
export async function writePeople(client: pg.Client, directory: Directory): Promise<void> {
  await refuseTakenEmails(client);
  await writeAccounts(client, directory);
  await writeMemberships(client, directory);
}

async function refuseTakenEmails(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ email: string }>(
    'SELECT email FROM users WHERE email = ANY ($1) ORDER BY email',
    [people.flatMap(({ email }) => email ?? [])],
  );
  if (rows.length === 0) return;
  const taken = rows.map(({ email }) => email).join(', ');
  throw new SeedError(`The demo's accounts cannot be made: somebody has signed up as ${taken}.`);
}

/** The demo password is public, so it is hashed once for all: its hash has no secret to keep. */
async function writeAccounts(client: pg.Client, directory: Directory): Promise<void> {
  const password = await hashPassword(demoPassword);
  const accounts = people.flatMap((person) => {
    const { userId } = directory.person(person.key);
    const { email } = person;
    if (userId === null || email === null) return [];
    return [{ userId, email, name: person.shownName.th, at: momentAt(directory.now, person.joinedAt) }];
  });
  await insertRows(
    client,
    'users',
    {
      id: 'uuid',
      name: 'text',
      email: 'text',
      email_verified: 'boolean',
      language: 'language',
      created_at: 'timestamptz',
      updated_at: 'timestamptz',
    },
    accounts.map(({ userId, email, name, at }) => ({
      id: userId,
      name,
      email,
      email_verified: false,
      language: 'TH',
      created_at: at,
      updated_at: at,
    })),
  );
  await insertRows(
    client,
    'sign_in_method',
    {
      id: 'uuid',
      account_id: 'text',
      provider_id: 'text',
      user_id: 'uuid',
      password: 'text',
      created_at: 'timestamptz',
      updated_at: 'timestamptz',
    },
    accounts.map(({ userId, at }) => ({
      id: idAt(at),
      account_id: userId,
      provider_id: 'credential',
      user_id: userId,
      password,
      created_at: at,
      updated_at: at,
    })),
  );
}

async function writeMemberships(client: pg.Client, directory: Directory): Promise<void> {
  const memberNumbers = drawMemberNumbers(people);
  await insertRows(
    client,
    'membership',
    {
      id: 'uuid',
      network_id: 'uuid',
      user_id: 'uuid',
      display_name: 'text',
      roles: 'network_role[]',
      status: 'membership_status',
      member_number: 'text',
      created_at: 'timestamptz',
    },
    people.map(({ key, shownName, roles, joinedAt }) => {
      const { membershipId, userId } = directory.person(key);
      return {
        id: membershipId,
        network_id: directory.networkId,
        user_id: userId,
        display_name: shownName.th,
        roles,
        status: 'ACTIVE',
        member_number: memberNumbers.get(key) ?? null,
        created_at: momentAt(directory.now, joinedAt),
      };
    }),
  );
}

/** Eight digits for each member, as the server draws them, but the same in every demo. */
function drawMemberNumbers(everybody: readonly PersonSeed[]): ReadonlyMap<string, string> {
  const random = createRandom(memberNumberSeed);
  const taken = new Set<string>();
  const draw = (): string => {
    for (;;) {
      const number = String(random.whole(10_000_000, 99_999_999));
      if (taken.has(number)) continue;
      taken.add(number);
      return number;
    }
  };
  const members = everybody.filter(({ roles }) => roles.includes('MEMBER'));
  return new Map(members.map(({ key }) => [key, draw()]));
}
