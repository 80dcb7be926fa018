import type pg from 'pg';
import { idAt } from './id-at.ts';
import { insertRows } from './insert-rows.ts';
import { categories, network } from './nong-sarai/network.ts';
import type { CategoryCode, LocalizedText } from './nong-sarai/types.ts';
import { momentAt } from './nong-sarai/village-time.ts';

interface NetworkRow {
  readonly slug: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly joinPolicy: 'OPEN' | 'APPROVAL';
  readonly awardLimitPoints: number;
  readonly trustedOffersLive: boolean;
}

/** Nobody looks after a network above the village yet: whoever asks to join one waits. */
const ancestorPolicy = {
  description: { th: '', en: '' },
  joinPolicy: 'APPROVAL',
  awardLimitPoints: 1_000,
  trustedOffersLive: false,
} as const;

/** Writes the village's network with those above it and its categories; answers with its id. */
export async function writeNetwork(client: pg.Client, now: Date): Promise<string> {
  const createdAt = momentAt(now, network.foundedAt);
  let parentId: string | null = null;
  for (const ancestor of network.ancestors) {
    parentId = await writeOneNetwork(client, { ...ancestorPolicy, ...ancestor }, parentId, createdAt);
  }
  const networkId = await writeOneNetwork(client, network, parentId, createdAt);
  await insertRows(
    client,
    'merchant_category',
    {
      network_id: 'uuid',
      code: 'text',
      name_th: 'text',
      name_en: 'text',
      picture_key: 'text',
      position: 'integer',
      parent_code: 'text',
      depth: 'smallint',
    },
    categories.map(({ code, parent, name, pictureKey }, position) => ({
      network_id: networkId,
      code,
      name_th: name.th,
      name_en: name.en,
      picture_key: pictureKey,
      position,
      parent_code: parent,
      depth: depthOf(code),
    })),
  );
  return networkId;
}

/** 1 at the root of the tree. */
function depthOf(code: CategoryCode | null): number {
  if (code === null) return 0;
  return 1 + depthOf(categories.find((category) => category.code === code)?.parent ?? null);
}

/** The id of the network of this slug: a district that is there already gets the village as it is. */
async function writeOneNetwork(
  client: pg.Client,
  row: NetworkRow,
  parentId: string | null,
  createdAt: Date,
): Promise<string> {
  await client.query(
    `INSERT INTO network (id, parent_id, slug, name_th, name_en, description_th, description_en, join_policy,
       award_limit_points, trusted_offers_live, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (slug) DO NOTHING`,
    [
      idAt(createdAt),
      parentId,
      row.slug,
      row.name.th,
      row.name.en,
      row.description.th,
      row.description.en,
      row.joinPolicy,
      row.awardLimitPoints,
      row.trustedOffersLive,
      createdAt,
    ],
  );
  const { rows } = await client.query<{ id: string }>('SELECT id FROM network WHERE slug = $1', [row.slug]);
  const [written] = rows;
  if (written === undefined) throw new Error(`The network ${row.slug} was not written`);
  return written.id;
}
