import type { LoadPlan, Scenario } from './plan.ts';
import { run } from './run.ts';

// The generator's own process: what it does never stands in the way of the one that samples and kills.
process.on('message', async ({ scenario, plan }: { scenario: Scenario; plan: LoadPlan }) => {
  try {
    process.send?.({ outcome: await run(scenario, plan) });
  } catch (error) {
    process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
