import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../chaos/faults.ts';
import { runChaos } from '../chaos/run.ts';
import { Stage } from '../chaos/stage.ts';

/** Play a seed that failed again with `CHAOS_SEED=<seed>`; the long form is `pnpm chaos`. */
const firstSeed = Number(process.env['CHAOS_SEED'] ?? 1);

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set({ fsync: false });
});
afterAll(() => stage.strike());

test.each([[firstSeed], [firstSeed + 1]])(
  'two servers, a crowd, and everything goes wrong once: seed %i',
  async (seed) => {
    const report = await runChaos(stage, { seed, members: 100, durationMs: 6_000 });

    expect(report.violations).toEqual([]);
    expect(report.faults.toSorted()).toEqual(Object.keys(faults).toSorted());
    // There were faults, and the crowd felt them; without that it would prove nothing.
    expect(report.unanswered + report.turnedAway).toBeGreaterThan(0);
    expect(report.acknowledged).toBeGreaterThan(200);
  },
);
