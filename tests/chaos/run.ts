import { SeededRandom } from '../testkit/seeded-random.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';
import { Crowd } from './crowd.ts';
import { letLoose } from './faults.ts';
import { Ledger } from './ledger.ts';
import type { Stage } from './stage.ts';
import { judge, soldOf } from './verdict.ts';
import { makePlan, type Plan, type Wish } from './wishes.ts';

export interface ChaosOptions {
  readonly seed: number;
  readonly members: number;
  /** Within which wishes begin and faults are let loose; the end may take longer. */
  readonly durationMs: number;
}

export interface ChaosReport {
  readonly seed: number;
  /** In the order in which they came. */
  readonly faults: readonly string[];
  readonly wishes: number;
  readonly attempts: number;
  readonly unanswered: number;
  readonly turnedAway: number;
  /** Keys that were acknowledged with a voucher. */
  readonly acknowledged: number;
  readonly cancelled: number;
  readonly used: number;
  readonly sold: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** What must not be; empty when all is right. */
  readonly violations: readonly string[];
}

/** One run of a seed on a stage that stands: a fresh network, a crowd, every fault, and the verdict. */
export async function runChaos(stage: Stage, options: ChaosOptions): Promise<ChaosReport> {
  const startMs = performance.now();
  const random = new SeededRandom(options.seed);
  const [server] = stage.servers;
  if (server === undefined) throw new Error('no server stands');
  const plan = await makePlan(World.around(server, stage.database), random, options.members);
  const ledger = new Ledger();
  const crowd = new Crowd(stage, plan, ledger, random);
  const [faults] = await Promise.all([
    letLoose(stage, new SeededRandom(options.seed + 1_000_000), options.durationMs),
    crowd.play(options.durationMs),
  ]);
  await stillness(stage);
  const again = await takeWhatCameBack(plan, ledger, crowd, random);
  await judge(stage, { ...plan, wishes: [...plan.wishes, ...again] }, ledger, crowd);
  for (const log of stage.unexpectedEnds) ledger.violation(`a server ended by itself: ${log}`);
  return {
    seed: options.seed,
    faults,
    wishes: plan.wishes.length,
    attempts: ledger.attempts,
    unanswered: ledger.unanswered,
    turnedAway: ledger.turnedAway,
    acknowledged: ledger.codes.size,
    cancelled: ledger.cancelledKeys.size,
    used: ledger.uses.size,
    sold: await soldOf(stage, plan),
    seconds: Math.round((performance.now() - startMs) / 100) / 10,
    violations: ledger.violations,
  };
}

/** Both servers say that they are up, without a restart. */
async function stillness(stage: Stage): Promise<void> {
  let states: unknown[] = [];
  const areUp = waitUntil(
    'both servers to be up again',
    async () => {
      states = await Promise.all(
        stage.servers.map(async ({ url }) => (await fetch(`${url}/health/ready`)).json()),
      );
      return states.length === 2 && states.every((state) => (state as { status: string }).status === 'up');
    },
    60_000,
  );
  await areUp.catch((cause: unknown) => {
    const logs = stage.servers.map((server) => server.log().slice(-3_000)).join('\n');
    throw new Error(
      `${JSON.stringify(states)}; ended by themselves: ${stage.unexpectedEnds.join('\n')}; logs:\n${logs}`,
      { cause },
    );
  });
}

/** Who was refused asks anew, with a new key, for what others gave back: in the end all of it is taken. */
async function takeWhatCameBack(
  plan: Plan,
  ledger: Ledger,
  crowd: Crowd,
  random: SeededRandom,
): Promise<Wish[]> {
  const again: Wish[] = [];
  for (const wish of plan.wishes) {
    if (wish.offer !== plan.offers.returned || !ledger.refused.has(wish.key)) continue;
    const next: Wish = { ...wish, key: `again-${random.name()}`, afterwards: 'keep' };
    again.push(next);
    const answer = await crowd.redeem(next);
    if (answer?.voucher === undefined) break;
  }
  return again;
}
