import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { beginDraft, draftOf, edit } from '../testkit/draft.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let members: readonly MemberPerson[];
let rules: Record<'SWEEP' | 'COOK' | 'VISIT', Indicator>;

const range = { from: '2026-04-01', until: '2026-06-30' };

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  members = await network.members(6, 1);
  rules = await adoptCatalogue(network, {
    SWEEP: { points: 10, capCount: 50 },
    COOK: { points: 20, capCount: 50 },
    VISIT: { points: 15, capCount: 50, privacy: 'SENSITIVE', nameTh: 'เยี่ยมไข้' },
  });
});

afterAll(() => world.stop());

/** Records and credits deeds, by the functions of the database. */
async function did(
  member: MemberPerson | undefined,
  rule: Indicator,
  ...days: readonly string[]
): Promise<void> {
  if (member === undefined) throw new Error('nobody');
  const memberId = TypeID.fromString(member.memberId).toUUID();
  const ids = days.map(() => v7());
  const claims = days.map((day, index) => ({
    ...{ deed_id: ids[index], member_id: memberId, indicator_id: rule.uuid, done_on: day, source: 'MEMBER' },
    ...{ recorded_by: memberId, idempotency_key: `replay-${ids[index]}` },
  }));
  await world.pool.query('SELECT FROM claim_deeds($1, $2)', [network.uuid, JSON.stringify(claims)]);
  await world.pool.query('SELECT FROM credit_deeds($1, $2)', [network.uuid, ids]);
}

interface Group {
  readonly code: string | null;
  readonly deedCount: number;
  readonly pastPoints: number;
  readonly draftPoints: number;
  readonly memberCount: number | null;
  readonly gainingCount: number | null;
  readonly losingCount: number | null;
}

async function replay(by: Person) {
  const fields = 'code deedCount pastPoints draftPoints memberCount gainingCount losingCount';
  const { network: found } = await by.client.ask<{
    network: {
      catalogueDraft: { replay: { total: Group; categories: Group[]; indicators: Group[] } } | null;
      catalogue: { replay: object | null };
    };
  }>(
    `query ($slug: String!, $from: Date, $until: Date) { network(slug: $slug) {
      catalogue { replay { from } }
      catalogueDraft { replay(from: $from, until: $until) {
        total { ${fields} } categories { ${fields} } indicators { ${fields} } } } } }`,
    { slug: network.slug, ...range },
  );
  return found;
}

test('past deeds are counted under the draft: its points, its caps in order of time, sums of five and more alone', async () => {
  for (const member of members) await did(member, rules.SWEEP, '2026-05-01', '2026-05-02', '2026-05-03');
  for (const member of members.slice(0, 5)) await did(member, rules.COOK, '2026-06-30');
  for (const member of members.slice(0, 2)) await did(member, rules.VISIT, '2026-06-01');
  // The cap of the month began in March; what is before and after the range counts for nothing itself.
  await did(members[0], rules.COOK, '2026-03-31', '2026-07-01');
  const by = network.coordinator;
  let draft = draftOf(await beginDraft(network, { from: 'IN_FORCE' }));
  const name = (code: string) => ({ th: `กวาดลานวัด ${code}`, en: `Swept the yard ${code}` });
  const common = { deed: 'SHARED_WORK', capPeriod: 'MONTH', virtues: ['VOLUNTEERING'] };
  const swept = { ...common, code: 'SWEEP', name: name('SWEEP'), points: 12, capCount: 2 };
  draft = draftOf(await edit(by, 'putIndicator', { ...draft, ...swept }));
  draft = draftOf(await edit(by, 'removeIndicator', { ...draft, code: 'COOK' }));

  const { catalogueDraft } = await replay(by);
  const found = catalogueDraft?.replay;
  // Sweeping: 6 members, 3 deeds each, 30 points; now 2 count, 24. Cooking is gone. Visits stay.
  const total = { deedCount: 25, pastPoints: 180 + 100 + 30, draftPoints: 144 + 0 + 30 };
  expect(found?.total).toEqual({ code: null, ...total, memberCount: 6, gainingCount: 0, losingCount: 6 });
  expect(found?.categories).toEqual([
    { code: 'COMMUNITY', ...total, memberCount: 6, gainingCount: 0, losingCount: 6 },
  ]);
  // The private one is of two members: it is shown together with the next larger, and not by its name.
  expect(found?.indicators).toEqual([
    {
      ...{ code: 'SWEEP', deedCount: 18, pastPoints: 180, draftPoints: 144 },
      ...{ memberCount: 6, gainingCount: 0, losingCount: 6 },
    },
    {
      ...{ code: null, deedCount: 7, pastPoints: 130, draftPoints: 30 },
      ...{ memberCount: null, gainingCount: null, losingCount: null },
    },
  ]);
});

test('coordinators and auditors see it; nobody else does, and a range beyond a year is a bad request', async () => {
  const auditor = await network.person('AUDITOR');
  expect((await replay(auditor)).catalogueDraft?.replay.total.memberCount).toBe(6);
  for (const person of [members[0], await network.person('VERIFIER'), await world.person()]) {
    if (person === undefined) throw new Error('nobody');
    expect(await replay(person)).toEqual({ catalogueDraft: null, catalogue: { replay: null } });
  }
  const code = await network.coordinator.client.errorCode(
    `query ($slug: String!) { network(slug: $slug) { catalogue {
      replay(from: "2024-01-01", until: "2026-01-01") { from } } } }`,
    { slug: network.slug },
  );
  expect(code).toBe('BAD_USER_INPUT');
});
