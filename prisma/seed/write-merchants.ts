import type pg from 'pg';
import { normalizePhone } from '../../server/src/modules/merchants/phone-number.ts';
import { beginningOf, type Directory, lastTimeOf, staffSince } from './directory.ts';
import { insertRows } from './insert-rows.ts';
import { merchants, trustedMerchantKeys } from './nong-sarai/merchants.ts';
import { momentAt } from './nong-sarai/village-time.ts';
import { writeCaseEvents } from './write-case-events.ts';

/** Writes the shops in the state they are in today, who works there, and how they came to it. */
export async function writeMerchants(client: pg.Client, directory: Directory): Promise<void> {
  const { now, networkId } = directory;
  await insertRows(
    client,
    'merchant',
    {
      id: 'uuid',
      network_id: 'uuid',
      status: 'merchant_status',
      category_code: 'text',
      name_th: 'text',
      name_en: 'text',
      description_th: 'text',
      description_en: 'text',
      opening_hours_th: 'text',
      opening_hours_en: 'text',
      phone: 'text',
      address: 'text',
      latitude: 'double precision',
      longitude: 'double precision',
      picture_key: 'text',
      is_trusted: 'boolean',
      suspended_until: 'timestamptz',
      applied_at: 'timestamptz',
      created_at: 'timestamptz',
    },
    merchants.map((merchant) => ({
      id: directory.merchantId(merchant.key),
      network_id: networkId,
      status: merchant.status,
      category_code: merchant.category,
      name_th: merchant.name.th,
      name_en: merchant.name.en,
      description_th: merchant.description.th,
      description_en: merchant.description.en,
      opening_hours_th: merchant.opening.th,
      opening_hours_en: merchant.opening.en,
      phone: normalizePhone(merchant.phone),
      address: merchant.address,
      latitude: merchant.latitude,
      longitude: merchant.longitude,
      picture_key: merchant.pictureKey,
      is_trusted: trustedMerchantKeys.includes(merchant.key),
      suspended_until: merchant.suspendedUntil && momentAt(now, merchant.suspendedUntil),
      applied_at: lastTimeOf(now, merchant.timeline, 'APPLIED', 'RESUBMITTED'),
      created_at: beginningOf(now, merchant.timeline),
    })),
  );
  await insertRows(
    client,
    'merchant_staff',
    {
      id: 'uuid',
      network_id: 'uuid',
      merchant_id: 'uuid',
      membership_id: 'uuid',
      role: 'staff_role',
      created_at: 'timestamptz',
    },
    merchants.flatMap((merchant) =>
      merchant.staff.map((worker) => ({
        id: directory.staffId(merchant.key, worker.personKey),
        network_id: networkId,
        merchant_id: directory.merchantId(merchant.key),
        membership_id: directory.person(worker.personKey).membershipId,
        role: worker.role,
        created_at: staffSince(now, merchant, worker),
      })),
    ),
  );
  await writeCaseEvents(
    client,
    directory,
    merchants.map(({ key, timeline }) => ({
      merchantId: directory.merchantId(key),
      offerId: null,
      timeline,
    })),
  );
}
