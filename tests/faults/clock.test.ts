import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/lib/project.ts';
import { reconcile } from '../../server/src/modules/ledger/reconcile.ts';
import { redeem } from '../testkit/redeem.ts';
import { World } from '../testkit/world.ts';

let world: World;

beforeAll(async () => {
  const clock = new URL(`file://${join(projectRoot, 'tests/chaos/jumping-clock.ts')}`).href;
  world = await World.start({ env: { NODE_OPTIONS: `--import ${clock}` } });
  world.server.process.kill('SIGUSR2');
  // Answered after the signal was handled, whichever of the two was read first.
  for (let asked = 0; asked < 2; asked++) await fetch(`${world.server.url}/health/ready`);
});

afterAll(() => world.stop());

test('the books of a server whose clock is an hour ahead are right', async () => {
  const network = await world.network();
  const shop = await network.shop();
  const offer = await shop.offer({ costPoints: 10 });
  const { rows } = await world.pool.query<{ is_ahead: boolean }>(
    `SELECT bool_and(created_at > now() + interval '30 minutes') AS is_ahead FROM offer`,
  );
  expect(rows).toEqual([{ is_ahead: true }]);

  const member = await network.member({ points: 30 });
  const voucher = (await redeem(member, offer)).voucher;
  expect(await shop.use(voucher?.code ?? '')).toMatchObject({ __typename: 'UseVoucherSuccess' });

  const client = await world.pool.connect();
  try {
    const report = await reconcile(client);
    expect(report.checks.filter(({ differences }) => differences > 0)).toEqual([]);
    expect(report.checks.find(({ code }) => code === 'OWED_RATES')).toMatchObject({ examined: 1 });
  } finally {
    client.release();
  }
});
