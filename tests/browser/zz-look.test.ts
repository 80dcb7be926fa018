import { test } from 'vitest';
import { Visit } from '../testkit/browser.ts';
import { openedGoal, pledge } from '../testkit/goal.ts';
import { voucherOf } from '../testkit/redeem.ts';
import { World } from '../testkit/world.ts';

test('look', async () => {
  const world = await World.start();
  const network = await world.network();
  const shop = await network.shop({ name: 'ร้านช่างเดช' });
  const member = await network.member({ points: 340 });
  const goal = await openedGoal(network, {
    title: { th: 'หลังคาศาลาวัดหนองสาหร่าย', en: 'A new roof for the temple hall' },
    beneficiary: {
      th: 'ซ่อมหลังคาศาลาให้เสร็จก่อนหน้าฝน ทุกคนมีที่นั่งฟังธรรมไม่เปียก',
      en: 'The roof is mended before the rains',
    },
    targetPoints: 5000,
  });
  for (const giver of await network.members(7, 300)) await pledge(giver, goal, 230);
  await pledge(member, goal, 20);
  const small = await openedGoal(network, {
    targetPoints: 20,
    title: { th: 'ต้นไม้ริมคลอง', en: 'Trees by the canal' },
  });
  await pledge(member, small, 20);
  const tent = await shop.offer({ kind: 'HOLD', title: 'เต็นท์งานบุญ', costPoints: 30, loanDays: 3 });
  const voucher = await voucherOf(member, tent);
  await shop.use(voucher.code);
  const open = await voucherOf(
    member,
    await shop.offer({ kind: 'HOLD', title: 'เครื่องเสียง', costPoints: 10 }),
  );
  await shop.use(open.code);
  const looks = [
    { language: 'th', theme: 'light', width: 360 },
    { language: 'en', theme: 'dark', width: 1280 },
  ] as const;
  for (const look of looks) {
    for (const [name, path, as] of [
      ['goals', '/goals', member],
      ['goal', `/goals/${goal.id}`, member],
      ['reached', `/goals/${small.id}`, member],
      ['voucher', `/vouchers/${voucher.id}`, member],
      ['cannot', '/cannot', member],
      ['offer', `/offers/${tent.id}`, member],
      ['shop', `/shop/${shop.id}`, shop.owner],
      ['newoffer', `/shop/${shop.id}/offers/new`, shop.owner],
      ['cgoals', `/coordinator/${network.slug}/goals`, network.coordinator],
      ['cloans', `/coordinator/${network.slug}/loans`, network.coordinator],
    ] as const) {
      const visit = await Visit.start(world.server.url, { ...look, as });
      await visit.open(path);
      await visit.page.screenshot({
        path: `/tmp/goals/${name}-${look.language}-${look.width}.png`,
        fullPage: true,
      });
      await visit.end().catch((e) => console.log(name, String(e).slice(0, 300)));
    }
  }
  await world.stop();
}, 300_000);
