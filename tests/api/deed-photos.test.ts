import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import type { Client } from '../testkit/client.ts';
import { deedOf, recordDeed } from '../testkit/deed.ts';
import { deedPhoto, photograph, uploadDeedPhoto } from '../testkit/deed-photo.ts';
import { mutate, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rules: Record<'SHOWN' | 'PRIVATE' | 'DAILY', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rules = await adoptCatalogue(network, {
    SHOWN: { evidence: 'PHOTO' },
    PRIVATE: { evidence: 'PHOTO', privacy: 'SENSITIVE' },
    DAILY: { capCount: 1, capPeriod: 'DAY' },
  });
});

afterAll(() => world.stop());

interface Asking {
  readonly client: Client;
}

const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

const open = (by: Asking, url: string): Promise<Response> =>
  fetch(`${by.client.url}${url}`, {
    headers: by.client.token === null ? {} : { authorization: `Bearer ${by.client.token}` },
  });

async function statusesFor(
  url: string,
  people: Readonly<Record<string, Asking>>,
): Promise<Record<string, number>> {
  const statuses = await Promise.all(
    Object.entries(people).map(
      async ([name, by]): Promise<[string, number]> => [name, (await open(by, url)).status],
    ),
  );
  return Object.fromEntries(statuses);
}

async function move(deedId: string, to: string): Promise<void> {
  await world.pool.query(`SELECT FROM move_deeds($1, 'CLAIMED', $2)`, [[uuidOf(deedId)], to]);
}

/** As if everything of this deed and photo had happened that long ago. */
async function letAge(
  ids: { readonly deedId?: string; readonly photoId: string },
  hours: number,
): Promise<void> {
  await world.pool.query(
    `UPDATE deed_photo SET created_at = created_at - make_interval(hours => $2), used_at = used_at - make_interval(hours => $2) WHERE id = $1`,
    [uuidOf(ids.photoId), hours],
  );
  if (ids.deedId === undefined) return;
  await world.pool.query(
    `UPDATE deed_record SET state_since = state_since - make_interval(hours => $2) WHERE id = $1`,
    [uuidOf(ids.deedId), hours],
  );
}

async function photoRow(photoId: string): Promise<{ has_content: boolean; look_hash: string } | null> {
  const { rows } = await world.pool.query<{ has_content: boolean; look_hash: string }>(
    'SELECT content IS NOT NULL AS has_content, look_hash FROM deed_photo WHERE id = $1',
    [uuidOf(photoId)],
  );
  return rows[0] ?? null;
}

/** Runs the job, and waits until it has deleted what must go. */
async function cleanUntil(isDone: () => Promise<boolean>): Promise<void> {
  await runJob(world, 'delete_deed_photos');
  await waitUntil('the photos to be deleted', isDone);
}

describe('a photo', () => {
  test('is encoded anew: nothing is left of the place that the camera wrote beside it', async () => {
    const member = await network.member();
    const upload = await photograph();
    const before = await sharp(upload).metadata();
    expect(before.exif?.includes('Somchai')).toBe(true);
    expect(before.exif?.length).toBeGreaterThan(100);

    const { url } = await deedPhoto(member, network, upload);
    const response = await open(member, url);
    const content = Buffer.from(await response.arrayBuffer());
    const after = await sharp(content).metadata();
    expect([after.format, after.exif, after.xmp, after.iptc]).toEqual([
      'webp',
      undefined,
      undefined,
      undefined,
    ]);
    expect([content.includes('Somchai'), content.includes('GPS'), content.includes('Exif')]).toEqual([
      false,
      false,
      false,
    ]);
    const { rows } = await world.pool.query<{ kept: Buffer }>(
      'SELECT content AS kept FROM deed_photo WHERE id = $1',
      [uuidOf(/photo_\w+/.exec(url)?.[0] ?? '')],
    );
    expect(rows[0]?.kept.equals(content)).toBe(true);
    expect([response.headers.get('cache-control'), response.headers.get('x-content-type-options')]).toEqual([
      'private, no-store',
      'nosniff',
    ]);
  });

  test('is seen by its member, by those who may confirm the deed, and by nobody else', async () => {
    const [member, other, recorder] = [
      await network.member(),
      await network.member(),
      await network.person('VERIFIER'),
    ];
    const elsewhere = await world.network();
    const people = {
      member,
      other,
      recorder,
      verifier: await network.person('VERIFIER'),
      coordinator: network.coordinator,
      auditor: await network.person('AUDITOR'),
      foreignCoordinator: elsewhere.coordinator,
      visitor: { client: world.visitor },
    };
    const nobodyElse = { other: 404, auditor: 404, foreignCoordinator: 404, visitor: 404 };

    const photo = await deedPhoto(member, network);
    expect(await statusesFor(photo.url, people)).toEqual({
      ...{ member: 200, recorder: 404, verifier: 404, coordinator: 404 },
      ...nobodyElse,
    });
    await deedOf(member, rules.SHOWN, { photoId: photo.photoId });
    expect(await statusesFor(photo.url, people)).toEqual({
      ...{ member: 200, recorder: 200, verifier: 200, coordinator: 200 },
      ...nobodyElse,
    });

    const hidden = await deedPhoto(member, network);
    await deedOf(member, rules.PRIVATE, { photoId: hidden.photoId });
    expect(await statusesFor(hidden.url, people)).toEqual({
      ...{ member: 200, recorder: 404, verifier: 404, coordinator: 404 },
      ...nobodyElse,
    });
    const shown = await deedPhoto(member, network);
    await deedOf(member, rules.PRIVATE, { photoId: shown.photoId, showsEvidence: true });
    expect(await statusesFor(shown.url, people)).toEqual({
      ...{ member: 200, recorder: 200, verifier: 200, coordinator: 200 },
      ...nobodyElse,
    });
  });

  test('is of one record, and of the one who brought it', async () => {
    const [member, other] = [await network.member(), await network.member()];
    const { photoId } = await deedPhoto(member, network);
    expect(wrongFields(await recordDeed(other, rules.SHOWN, { photoId }))).toEqual(['photoId']);
    const input = { photoId, idempotencyKey: randomUUID() };
    const answers = await Promise.all([
      recordDeed(member, rules.SHOWN, input),
      recordDeed(member, rules.SHOWN, input),
      recordDeed(member, rules.SHOWN, { photoId }),
    ]);
    const recorded = answers.filter((answer) => answer.__typename === 'RecordDeedSuccess');
    expect(new Set(recorded.map(({ deed }) => deed?.id)).size).toBe(1);
    expect(wrongFields(await recordDeed(member, rules.SHOWN, { photoId }))).toEqual(['photoId']);
  });

  test('is free again when its deed was refused', async () => {
    const member = await network.member();
    const { photoId } = await deedPhoto(member, network);
    await deedOf(member, rules.DAILY);
    expect(await recordDeed(member, rules.DAILY, { photoId })).toMatchObject({
      __typename: 'CapReachedError',
    });
    expect(await recordDeed(member, rules.SHOWN, { photoId })).toMatchObject({
      __typename: 'RecordDeedSuccess',
    });
  });

  test('may stand for a whole group', async () => {
    const [one, two, verifier] = [
      await network.member(),
      await network.member(),
      await network.person('VERIFIER'),
    ];
    const { photoId, url } = await deedPhoto(verifier, network);
    await mutate(verifier, 'recordGroupDeed', {
      ...{ indicatorId: rules.SHOWN.id, photoId, idempotencyKey: randomUUID() },
      memberNumbers: [one.memberNumber, two.memberNumber],
    });
    expect(await statusesFor(url, { one, two, verifier, other: await network.member() })).toEqual({
      ...{ one: 200, two: 200, verifier: 200, other: 404 },
    });
  });

  test('is taken from members and those who record for them, of this network', async () => {
    const outsider = await (await world.network()).member();
    const refusals = await Promise.all(
      [outsider, { client: world.visitor }, await network.person('AUDITOR')].map(async (by) => {
        const response = await uploadDeedPhoto(by, network);
        return [response.status, ((await response.json()) as { code: string }).code];
      }),
    );
    expect(refusals).toEqual([
      [403, 'NOT_A_MEMBER'],
      [401, 'UNAUTHENTICATED'],
      [403, 'NOT_A_MEMBER'],
    ]);
    const member = await network.member();
    const broken = await uploadDeedPhoto(member, network, Buffer.from('<svg/>'));
    expect([broken.status, ((await broken.json()) as { code: string }).code]).toEqual([
      415,
      'UNKNOWN_FORMAT',
    ]);
  });

  test('is one of sixty that a person may bring in a day', async () => {
    const member = await network.member();
    await world.pool.query(
      `INSERT INTO deed_photo (id, network_id, uploaded_by, content, width, height, look_hash)
        SELECT gen_random_uuid(), $1, $2, '\\x00', 1, 1, 0 FROM generate_series(1, 58)`,
      [network.uuid, uuidOf(member.membershipId)],
    );
    const statuses = await Promise.all(
      [1, 2, 3, 4].map(async () => (await uploadDeedPhoto(member, network)).status),
    );
    expect(statuses.toSorted()).toEqual([201, 201, 429, 429]);
  });
});

describe('a day after it is no longer needed', () => {
  test('a photo is deleted, and what stays is a hash by which it is known again', async () => {
    const member = await network.member();
    const states = ['CLAIMED', 'MORE_ASKED', 'NOT_COUNTED', 'WITHDRAWN', 'VERIFIED', 'VERIFIED'] as const;
    const deeds = await Promise.all(
      states.map(async (state, index) => {
        const { photoId, url } = await deedPhoto(member, network, await photograph());
        const { id: deedId } = await deedOf(member, rules.SHOWN, { photoId });
        if (state === 'VERIFIED')
          await world.pool.query('SELECT FROM credit_deeds($1, $2)', [network.uuid, [uuidOf(deedId)]]);
        else if (state !== 'CLAIMED') await move(deedId, state);
        // The last one was confirmed an hour ago only.
        await letAge({ deedId, photoId }, index === states.length - 1 ? 1 : 25);
        return { photoId, url };
      }),
    );
    const unused = await deedPhoto(member, network);
    await letAge(unused, 25);
    const fresh = await deedPhoto(member, network);
    await cleanUntil(
      async () =>
        (await photoRow(unused.photoId)) === null && !(await photoRow(deeds[2]?.photoId ?? ''))?.has_content,
    );

    const rows = await Promise.all(deeds.map(({ photoId }) => photoRow(photoId)));
    expect(rows.map((row) => row?.has_content)).toEqual([true, true, false, false, false, true]);
    expect(new Set(rows.map((row) => row?.look_hash)).size).toBe(1);
    expect((await photoRow(fresh.photoId))?.has_content).toBe(true);
    expect((await open(member, deeds[4]?.url ?? '')).status).toBe(404);
  });

  test('a photo stays where the network keeps them, and the rest of a group keeps it too', async () => {
    const keeper = await world.network();
    await world.pool.query('UPDATE network SET keep_deed_photos = true WHERE id = $1', [keeper.uuid]);
    const kept = await adoptCatalogue(keeper, { SHOWN: { evidence: 'PHOTO' } });
    const saver = await keeper.member();
    const saved = await deedPhoto(saver, keeper);
    const { id: savedDeed } = await deedOf(saver, kept.SHOWN, { photoId: saved.photoId });
    await move(savedDeed, 'WITHDRAWN');
    await letAge({ deedId: savedDeed, photoId: saved.photoId }, 25);

    const [one, two, verifier] = [
      await network.member(),
      await network.member(),
      await network.person('VERIFIER'),
    ];
    const shared = await deedPhoto(verifier, network);
    await mutate(verifier, 'recordGroupDeed', {
      ...{ indicatorId: rules.SHOWN.id, photoId: shared.photoId, idempotencyKey: randomUUID() },
      memberNumbers: [one.memberNumber, two.memberNumber],
    });
    const { rows } = await world.pool.query<{ id: string }>(
      'SELECT deed_id AS id FROM deed_photo_use WHERE photo_id = $1',
      [uuidOf(shared.photoId)],
    );
    const first = TypeID.fromUUID('deed', rows[0]?.id ?? '').toString();
    await move(first, 'NOT_COUNTED');
    await letAge({ deedId: first, photoId: shared.photoId }, 25);

    const unused = await deedPhoto(one, network);
    await letAge(unused, 25);
    await cleanUntil(async () => (await photoRow(unused.photoId)) === null);
    expect((await photoRow(saved.photoId))?.has_content).toBe(true);
    expect((await photoRow(shared.photoId))?.has_content).toBe(true);
  });
});
