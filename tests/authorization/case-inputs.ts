import { randomUUID } from 'node:crypto';
import { mutate } from '../testkit/mutate.ts';
import type { Cast } from './cast.ts';

/** A suspended shop of the cast's owner, who has appealed. */
export async function appealedShop(cast: Cast): Promise<string> {
  const shop = await cast.shop('SUSPENDED');
  await mutate(shop.owner, 'appealSuspension', { merchantId: shop.id, body: 'ซ่อมเสร็จแล้ว' });
  return shop.id;
}

/** An application that a coordinator has asked something about, and that note. */
export async function notedShop(cast: Cast): Promise<{ merchantId: string; noteId: string }> {
  const { id: merchantId } = await cast.shop('APPLIED');
  const { merchant } = await mutate<{ merchant: { review: { notes: { id: string }[] } } }>(
    cast.network.coordinator,
    'addCaseNote',
    { merchantId, visibility: 'PUBLIC', body: 'ร้านเปิดกี่โมง', idempotencyKey: randomUUID() },
    '... on MerchantCaseSuccess { merchant { review { notes { id } } } }',
  );
  return { merchantId, noteId: merchant?.review.notes[0]?.id ?? '' };
}

/** The items of the network's checklist. */
export async function checklistOf(cast: Cast): Promise<readonly string[]> {
  const { network } = await cast.network.coordinator.client.ask<{ network: { checklist: { id: string }[] } }>(
    'query ($s: String!) { network(slug: $s) { checklist { id } } }',
    { s: cast.network.slug },
  );
  return network.checklist.map(({ id }) => id);
}

export async function newPlace(cast: Cast): Promise<string> {
  const name = randomUUID();
  const { network } = await mutate<{ network: { places: { id: string; name: string }[] } }>(
    cast.network.coordinator,
    'putNetworkPlace',
    { networkId: cast.network.id, name: { th: name } },
    '... on NetworkPlacesSuccess { network { places { id name } } }',
  );
  return network?.places.find((place) => place.name === name)?.id ?? '';
}

/** What another coordinator has proposed, and waits. */
export async function proposedSetting(cast: Cast): Promise<string> {
  const by = cast.network.coordinator;
  const setting = 'EVENT_SOLO_LIMIT_POINTS';
  await mutate(by, 'changeNetworkSetting', { networkId: cast.network.id, setting, value: 1_000 });
  const { network } = await mutate<{
    network: { settings: { setting: string; waiting: { id: string } | null }[] };
  }>(
    by,
    'changeNetworkSetting',
    { networkId: cast.network.id, setting, value: 3_000 },
    '... on NetworkSettingSuccess { network { settings { setting waiting { id } } } }',
  );
  return network?.settings.find((entry) => entry.setting === setting)?.waiting?.id ?? '';
}
