import type pg from 'pg';
import { rulesOf } from '../../server/src/modules/catalogue/content-rows.ts';
import { defaultCatalogue } from '../../server/src/modules/catalogue/default/default-catalogue.ts';
import type { Directory } from './directory.ts';
import { idAt } from './id-at.ts';
import { insertRows } from './insert-rows.ts';
import { network } from './nong-sarai/network.ts';
import { momentAt } from './nong-sarai/village-time.ts';

/** The village keeps the catalogue that ships with Kwamdee, since its first day. `coordinatorKey` adopted it. */
export async function writeCatalogue(
  client: pg.Client,
  directory: Directory,
  coordinatorKey: string,
): Promise<void> {
  const adoptedAt = momentAt(directory.now, network.foundedAt);
  const owner = { network_id: directory.networkId, version_id: idAt(adoptedAt) };
  const { membershipId } = directory.person(coordinatorKey);
  await insertRows(
    client,
    'virtue',
    { network_id: 'uuid', code: 'text', name_th: 'text', name_en: 'text', position: 'integer' },
    network.virtues.map(({ code, name }, position) => ({
      ...{ network_id: directory.networkId, code, name_th: name.th, name_en: name.en, position },
    })),
  );
  await client.query(
    `INSERT INTO catalogue_version (id, network_id, number, created_by, created_at) VALUES ($1, $2, 1, $3, $4)`,
    [owner.version_id, directory.networkId, membershipId, adoptedAt],
  );
  await writeRules(client, owner, adoptedAt);
  await client.query(
    `UPDATE catalogue_version SET state = 'ADOPTED', adopted_by = $2, adopted_at = $3,
       effective_from = ($3 AT TIME ZONE $4)::date,
       note_th = 'ชุดแรกของหมู่บ้าน ใช้ชุดเริ่มต้นที่มากับระบบ', note_en = 'The first one of the village: the catalogue to begin with.'
     WHERE id = $1`,
    [owner.version_id, membershipId, adoptedAt, network.timeZone],
  );
}

async function writeRules(
  client: pg.Client,
  owner: { readonly network_id: string; readonly version_id: string },
  at: Date,
): Promise<void> {
  const { categories, deeds, indicators } = rulesOf(defaultCatalogue, 'DEFAULT');
  const uuids = { version_id: 'uuid', network_id: 'uuid' } as const;
  const names = { code: 'text', name_th: 'text', name_en: 'text', position: 'integer' } as const;
  const namedRow = (row: { code: string; nameTh: string; nameEn: string; position: number }) => ({
    ...{ ...owner, code: row.code, name_th: row.nameTh, name_en: row.nameEn, position: row.position },
  });
  await insertRows(
    client,
    'deed_category',
    { ...uuids, ...names, picture_key: 'text' },
    categories.map((row) => ({ ...namedRow(row), picture_key: row.pictureKey })),
  );
  await insertRows(
    client,
    'deed',
    { ...uuids, ...names, category_code: 'text' },
    deeds.map((row) => ({ ...namedRow(row), category_code: row.categoryCode })),
  );
  await insertRows(
    client,
    'indicator',
    {
      ...{
        id: 'uuid',
        ...uuids,
        ...names,
        deed_code: 'text',
        hint_th: 'text',
        hint_en: 'text',
        points: 'integer',
      },
      ...{
        cap_count: 'integer',
        cap_period: 'cap_period',
        evidence: 'evidence_kind',
        verifiers_needed: 'smallint',
      },
      ...{
        verified_by: 'network_role',
        virtues: 'text[]',
        privacy: 'deed_privacy',
        origin: 'catalogue_origin',
      },
    },
    indicators.map((row) => ({
      ...{
        id: idAt(at),
        ...namedRow(row),
        deed_code: row.deedCode,
        hint_th: row.hintTh,
        hint_en: row.hintEn,
      },
      ...{ points: row.points, cap_count: row.capCount, cap_period: row.capPeriod, evidence: row.evidence },
      ...{ verifiers_needed: row.verifiersNeeded, verified_by: row.verifiedBy, virtues: row.virtues },
      ...{ privacy: row.privacy, origin: row.origin },
    })),
  );
}
