import type pg from 'pg';
import { beginningOf, type Directory, lastTimeOf } from './directory.ts';
import { insertRows } from './insert-rows.ts';
import { offers } from './nong-sarai/offers.ts';
import { momentAt } from './nong-sarai/village-time.ts';
import { writeCaseEvents } from './write-case-events.ts';

/** Writes the offers in the state they are in today, with full shelves, and how they came to it. */
export async function writeOffers(client: pg.Client, directory: Directory): Promise<void> {
  const { now, networkId } = directory;
  await insertRows(
    client,
    'offer',
    {
      id: 'uuid',
      network_id: 'uuid',
      merchant_id: 'uuid',
      kind: 'offer_kind',
      state: 'offer_state',
      title_th: 'text',
      title_en: 'text',
      description_th: 'text',
      description_en: 'text',
      cost_points: 'integer',
      per_member_limit: 'integer',
      available_from: 'timestamptz',
      available_until: 'timestamptz',
      voucher_valid_hours: 'integer',
      loan_days: 'integer',
      picture_key: 'text',
      submitted_at: 'timestamptz',
      live_since: 'timestamptz',
      created_at: 'timestamptz',
    },
    offers.map((offer) => ({
      id: directory.offerId(offer.key),
      network_id: networkId,
      merchant_id: directory.merchantId(offer.merchantKey),
      kind: offer.kind,
      state: offer.state,
      title_th: offer.title.th,
      title_en: offer.title.en,
      description_th: offer.description.th,
      description_en: offer.description.en,
      cost_points: offer.costPoints,
      per_member_limit: offer.perMemberLimit,
      available_from: offer.availableFrom && momentAt(now, offer.availableFrom),
      available_until: offer.availableUntil && momentAt(now, offer.availableUntil),
      voucher_valid_hours: offer.voucherValidHours,
      loan_days: offer.loanDays,
      picture_key: offer.pictureKey,
      submitted_at: lastTimeOf(now, offer.timeline, 'SUBMITTED'),
      live_since: lastTimeOf(now, offer.timeline, 'APPROVED'),
      created_at: beginningOf(now, offer.timeline),
    })),
  );
  await insertRows(
    client,
    'offer_stock',
    { offer_id: 'uuid', network_id: 'uuid', stock_total: 'integer' },
    offers.map(({ key, stockTotal }) => ({
      offer_id: directory.offerId(key),
      network_id: networkId,
      stock_total: stockTotal,
    })),
  );
  await writeCaseEvents(
    client,
    directory,
    offers.map(({ key, timeline }) => ({ merchantId: null, offerId: directory.offerId(key), timeline })),
  );
}
