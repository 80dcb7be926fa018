import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Directory } from './directory.ts';
import { idAt } from './id-at.ts';
import { fundPoints, goal, pledges, sponsorships, thanks } from './nong-sarai/giving.ts';
import { HOUR_MS } from './nong-sarai/village-time.ts';

/** Thanks, gifts, a goal and what shops gave on in these days, made by the functions that make the real ones, so that nothing can be off. */
export async function writeGiving(
  client: pg.Client,
  directory: Directory,
  coordinatorKey: string,
): Promise<void> {
  const coordinatorId = directory.person(coordinatorKey).membershipId;
  await writeThanks(client, directory, coordinatorId);
  await writeGoal(client, directory, coordinatorId);
  await writeSponsorships(client, directory);
}

async function writeThanks(client: pg.Client, directory: Directory, coordinatorId: string): Promise<void> {
  const { networkId, now } = directory;
  await expectStatus(client, 'FUNDED', 'SELECT status FROM fund_gifts($1, $2, $3, $4, $5)', [
    ...[networkId, idAt(now), fundPoints, coordinatorId, 'seed-the-fund'],
  ]);
  for (const [index, { fromKey, toKey, message, points }] of thanks.entries()) {
    await expectStatus(client, 'SENT', 'SELECT status FROM send_thanks($1, $2, $3, $4, $5, $6, $7, $8)', [
      ...[networkId, idAt(now), directory.person(fromKey).membershipId],
      ...[directory.person(toKey).membershipId, message, points],
      ...[points === null ? null : idAt(now), `seed-thanks-${index}`],
    ]);
  }
}

async function writeGoal(client: pg.Client, directory: Directory, coordinatorId: string): Promise<void> {
  const { networkId, now } = directory;
  const goalId = idAt(now);
  await client.query(
    `INSERT INTO community_goal (id, network_id, title_th, title_en, description_th, description_en, beneficiary_th,
       beneficiary_en, target_points, ends_at, created_by, idempotency_key, input_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[goalId, networkId, goal.title.th, goal.title.en, goal.description.th, goal.description.en],
      ...[goal.beneficiary.th, goal.beneficiary.en, goal.targetPoints],
      ...[new Date(now.getTime() + goal.endsInDays * 24 * HOUR_MS), coordinatorId, 'seed-a-goal'],
      createHash('sha256').update(goal.title.th).digest('hex'),
    ],
  );
  await client.query(`SELECT FROM move_goal($1, $2, 'OPEN', NULL)`, [networkId, goalId]);
  for (const [personKey, wish] of pledges) {
    const points = Math.min(wish, await availableOf(client, directory.person(personKey).membershipId));
    if (points === 0) continue;
    await expectStatus(client, 'PLEDGED', 'SELECT status FROM pledge_points($1, $2, $3, $4, $5, $6)', [
      ...[networkId, goalId, directory.person(personKey).membershipId, idAt(now), points],
      `seed-pledge-${personKey}`,
    ]);
  }
}

/** What people have in hand hangs on the day and the hour at which the village is made: nobody gives more than that. */
async function availableOf(client: pg.Client, memberId: string): Promise<number> {
  const { rows } = await client.query<{ balance: string }>(
    `SELECT balance FROM ledger_account WHERE member_id = $1 AND kind = 'MEMBER_AVAILABLE'`,
    [memberId],
  );
  return Number(rows[0]?.balance ?? 0);
}

async function writeSponsorships(client: pg.Client, directory: Directory): Promise<void> {
  const { networkId, now } = directory;
  for (const [index, { merchantKey, ownerKey, eventTitle, points, line }] of sponsorships.entries()) {
    const sponsor = (given: number) =>
      client.query<{ status: string; left_points: string }>(
        `SELECT status, left_points FROM sponsor_points($1, $2, $3,
           (SELECT id FROM event WHERE network_id = $1 AND title_th = $4), $5, $6, $7, $8, $9)`,
        [
          ...[networkId, directory.merchantId(merchantKey), idAt(now), eventTitle, given, line.th, line.en],
          ...[directory.staffId(merchantKey, ownerKey), `seed-sponsorship-${index}`],
        ],
      );
    let [answer] = (await sponsor(points)).rows;
    const left = Number(answer?.left_points ?? 0);
    // As with the pledges: the shop gives what it has.
    if (answer?.status === 'NOT_ENOUGH' && left > 0) [answer] = (await sponsor(left)).rows;
    if (answer?.status !== 'SPONSORED' && !(answer?.status === 'NOT_ENOUGH' && left === 0))
      throw new Error(`the seed expected SPONSORED and got ${answer?.status}`);
  }
}

async function expectStatus(
  client: pg.Client,
  expected: string,
  statement: string,
  values: readonly unknown[],
): Promise<void> {
  const { rows } = await client.query<{ status: string }>(statement, [...values]);
  if (rows[0]?.status !== expected)
    throw new Error(`the seed expected ${expected} and got ${rows[0]?.status}`);
}
