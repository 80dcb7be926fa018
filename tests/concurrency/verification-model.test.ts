import fc from 'fast-check';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { World } from '../testkit/world.ts';

/**
 * Any sequence of what people can do with one deed, played against the SQL functions and against a model of a few lines:
 * the deed's state, who stands for it, and the points are the same after every step, and no step lowers the wallet but an
 * undo of what was credited.
 */
const verifierCount = 3;
const needed = 2;
const points = 20;

type Step =
  | { readonly kind: 'confirm' | 'askMore' | 'notCount' | 'undo'; readonly by: number }
  | { readonly kind: 'answer' | 'withdraw' };

interface Model {
  state: 'CLAIMED' | 'MORE_ASKED' | 'NOT_COUNTED' | 'WITHDRAWN' | 'VERIFIED';
  readonly standing: Set<number>;
  /** A deed that was not counted is answered once. */
  isAppealed: boolean;
  balance: number;
}

const newModel = (): Model => ({ state: 'CLAIMED', standing: new Set(), isAppealed: false, balance: 0 });

/** What the step does to the model; nothing when it is refused. */
function follow(model: Model, step: Step): void {
  const { standing } = model;
  switch (step.kind) {
    case 'confirm':
      if (model.state !== 'CLAIMED' || standing.has(step.by)) return;
      standing.add(step.by);
      if (standing.size >= needed) {
        model.state = 'VERIFIED';
        model.balance += points;
      }
      return;
    case 'askMore':
    case 'notCount':
      if (model.state === 'CLAIMED') model.state = step.kind === 'askMore' ? 'MORE_ASKED' : 'NOT_COUNTED';
      return;
    case 'answer':
      if (model.state === 'MORE_ASKED') model.state = 'CLAIMED';
      else if (model.state === 'NOT_COUNTED' && !model.isAppealed) {
        model.state = 'CLAIMED';
        model.isAppealed = true;
      }
      return;
    case 'withdraw':
      if (model.state === 'CLAIMED' || model.state === 'MORE_ASKED') model.state = 'WITHDRAWN';
      return;
    case 'undo':
      if (!standing.delete(step.by) || model.state !== 'VERIFIED') return;
      // A fresh copy waits, and has not been answered yet.
      model.state = 'CLAIMED';
      model.isAppealed = false;
      model.balance -= points;
      return;
    default:
      step satisfies never;
  }
}

let world: World;
let network: Network;
let rule: Indicator;
let verifierIds: readonly string[];

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  ({ TWO: rule } = await adoptCatalogue(network, {
    TWO: { points, verifiersNeeded: needed, capCount: 1_000 },
  }));
  const people = await Promise.all(Array.from({ length: verifierCount }, () => network.person('VERIFIER')));
  verifierIds = people.map(({ membershipId }) => TypeID.fromString(membershipId).toUUID());
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

async function claim(memberId: string): Promise<string> {
  const deedId = v7();
  await world.pool.query('SELECT FROM claim_deeds($1, $2)', [
    network.uuid,
    JSON.stringify([
      {
        ...{ deed_id: deedId, member_id: memberId, indicator_id: rule.uuid, done_on: '2026-01-15' },
        ...{ source: 'MEMBER', recorded_by: memberId, idempotency_key: deedId },
      },
    ]),
  ]);
  return deedId;
}

/** Does the step, and answers which deed stands for it now: an undo may have made a copy. */
async function perform(step: Step, deedId: string, memberId: string): Promise<string> {
  const { pool } = world;
  const by = 'by' in step ? verifierIds[step.by] : memberId;
  switch (step.kind) {
    case 'confirm':
      await pool.query('SELECT FROM confirm_deeds($1, $2, ARRAY[$3::uuid], ARRAY[$4::uuid])', [
        network.uuid,
        by,
        deedId,
        v7(),
      ]);
      return deedId;
    case 'askMore':
    case 'notCount':
      await pool.query('SELECT FROM set_deed_aside($1, $2, $3, $4, $5, $6)', [
        network.uuid,
        by,
        deedId,
        v7(),
        step.kind === 'askMore' ? 'ASK_MORE' : 'NOT_COUNT',
        v7(),
      ]);
      return deedId;
    case 'answer':
      await pool.query('SELECT FROM answer_deed($1, $2, $3, $4, $5)', [network.uuid, deedId, by, v7(), v7()]);
      return deedId;
    case 'withdraw':
      for (const from of ['CLAIMED', 'MORE_ASKED'])
        await pool.query(`SELECT FROM move_deeds(ARRAY[$1::uuid], $2, 'WITHDRAWN')`, [deedId, from]);
      return deedId;
    case 'undo': {
      const { rows } = await pool.query<{ copy_id: string | null }>(
        `SELECT copy_id FROM undo_confirmation($1, $2, $3, $4, $5, 'พลาด')`,
        [network.uuid, by, deedId, v7(), v7()],
      );
      return rows[0]?.copy_id ?? deedId;
    }
    default:
      return step satisfies never;
  }
}

async function seen(deedId: string, memberId: string) {
  const { rows } = await world.pool.query<{ state: string; standing: string[]; balance: string }>(
    `SELECT deed.state, own.balance, ARRAY(
        SELECT decider_id FROM deed_decision
        WHERE deed_id = deed.id AND kind = 'CONFIRM' AND undone_at IS NULL) AS standing
      FROM deed_record deed
      JOIN ledger_account own ON own.member_id = $2 AND own.kind = 'MEMBER_AVAILABLE' WHERE deed.id = $1`,
    [deedId, memberId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no deed');
  return { ...row, balance: Number(row.balance), standing: row.standing.toSorted() };
}

const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('confirm', 'askMore', 'notCount', 'undo', 'confirm'),
      by: fc.nat(verifierCount - 1),
    }),
    fc.record({ kind: fc.constantFrom('answer', 'withdraw', 'answer', 'answer') }),
  ) as fc.Arbitrary<Step>,
  { maxLength: 14 },
);

test('any sequence of decisions leaves what the model says', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const member: MemberPerson | undefined = (await network.members(1, 1))[0];
      if (member === undefined) throw new Error('nobody');
      const memberId = TypeID.fromString(member.memberId).toUUID();
      const model = newModel();
      let deedId = await claim(memberId);
      for (const step of sequence) {
        follow(model, step);
        deedId = await perform(step, deedId, memberId);
        expect(await seen(deedId, memberId)).toEqual({
          state: model.state,
          standing: [...model.standing].map((by) => verifierIds[by]).toSorted(),
          balance: 1 + model.balance,
        });
      }
    }),
    { numRuns: 120 },
  );
});
