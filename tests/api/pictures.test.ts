import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutate, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import type { Shop } from '../testkit/shop.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
});

afterAll(() => world.stop());

function image(width = 40, height = 20) {
  return sharp({ create: { width, height, channels: 3, background: '#c33' } });
}

/** A photograph as a telephone takes it: with the place where it was taken. */
const photograph = (width?: number, height?: number) =>
  image(width, height)
    .jpeg()
    .withExif({ IFD0: { Artist: 'Somchai' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '14/1 5/1 0/1' } })
    .toBuffer();

async function upload(by: Pick<Person, 'client'>, content: Buffer, type = 'image/jpeg'): Promise<Response> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(content)], { type }), 'picture');
  return fetch(`${world.server.url}/pictures`, {
    method: 'POST',
    headers: by.client.token === null ? {} : { authorization: `Bearer ${by.client.token}` },
    body: form,
  });
}

async function uploaded(
  by: Person,
): Promise<{ pictureId: string; url: string; width: number; height: number }> {
  const response = await upload(by, await photograph());
  expect(response.status).toBe(201);
  return (await response.json()) as { pictureId: string; url: string; width: number; height: number };
}

async function expectNoPicture(act: () => Promise<Response>): Promise<{ status: number; code: string }> {
  const before = await world.count('picture');
  const response = await act();
  expect(await world.count('picture')).toEqual(before);
  const { code } = (await response.json()) as { code: string };
  return { status: response.status, code };
}

describe('an upload', () => {
  test.each([
    ['a JPEG', () => photograph(), 'image/jpeg'],
    ['a PNG', () => image().png().toBuffer(), 'image/png'],
    ['a WebP', () => image().webp().toBuffer(), 'image/webp'],
  ])('of %s is served as WebP, without anything beside the picture, for ever', async (_name, make, type) => {
    const response = await upload(await world.person(), await make(), type);
    expect(response.status).toBe(201);
    const body = (await response.json()) as { pictureId: string; url: string };
    expect(body).toEqual({
      pictureId: expect.stringMatching(/^picture_/),
      url: expect.stringMatching(/^\/pictures\/.+\.webp$/),
      width: 40,
      height: 20,
    });

    const served = await fetch(world.server.url + body.url);
    expect(served.status).toBe(200);
    expect(served.headers.get('content-type')).toBe('image/webp');
    expect(served.headers.get('cache-control')).toContain('immutable');
    expect(served.headers.get('x-content-type-options')).toBe('nosniff');
    const metadata = await sharp(await served.arrayBuffer()).metadata();
    expect(metadata).toMatchObject({ format: 'webp', width: 40, height: 20 });
    expect([metadata.exif, metadata.xmp, metadata.iptc]).toEqual([undefined, undefined, undefined]);
  });

  test('was a photograph with its place in it, to begin with', async () => {
    expect((await sharp(await photograph()).metadata()).exif).toBeDefined();
  });

  test('of a large picture is made smaller, in its own proportions', async () => {
    const response = await upload(await world.person(), await photograph(4_000, 2_000));
    expect(await response.json()).toMatchObject({ width: 1_600, height: 800 });
  });

  test.each([
    ['a text', Buffer.from('<svg onload="alert(1)"/>'), 415, 'UNKNOWN_FORMAT'],
    ['a broken JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2, 3]), 400, 'UNREADABLE'],
    [
      'a GIF',
      Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;', 'latin1'),
      415,
      'UNKNOWN_FORMAT',
    ],
    ['nothing', Buffer.alloc(0), 400, 'NO_FILE'],
    ['more than 8 MB', Buffer.alloc(8 * 1_024 * 1_024 + 1, 1), 413, 'FILE_TOO_LARGE'],
  ])('of %s is refused', async (_name, content, status, code) => {
    const person = await world.person();
    expect(await expectNoPicture(() => upload(person, content))).toEqual({ status, code });
  });

  test('of a picture with too many pixels is refused', async () => {
    const person = await world.person();
    const content = await image(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer();
    expect(await expectNoPicture(() => upload(person, content, 'image/png'))).toEqual({
      status: 413,
      code: 'TOO_MANY_PIXELS',
    });
  });

  test('by a visitor is refused', async () => {
    const content = await photograph();
    expect(await expectNoPicture(() => upload({ client: world.visitor }, content))).toEqual({
      status: 401,
      code: 'UNAUTHENTICATED',
    });
  });

  test('that is no multipart form is refused', async () => {
    const person = await world.person();
    const headers = { authorization: `Bearer ${person.client.token}`, 'content-type': 'application/json' };
    expect(
      await expectNoPicture(() =>
        fetch(`${world.server.url}/pictures`, { method: 'POST', headers, body: '{}' }),
      ),
    ).toEqual({ status: 415, code: 'NOT_MULTIPART' });
  });
});

test.each(['nothing.webp', '..%2f..%2fpackage.json', 'picture_01h455vb4pex5vsknk084sn02q.webp'])(
  'there is no picture at %s',
  async (file) => {
    expect((await fetch(`${world.server.url}/pictures/${file}`)).status).toBe(404);
  },
);

describe('a picture of an offer or a shop', () => {
  const create = (pictureId: string) =>
    mutate<{ offer: { picture: object } }>(
      shop.owner,
      'createOffer',
      { merchantId: shop.id, title: { th: 'ขนมครก' }, costPoints: 5, pictureId },
      `... on CreateOfferSuccess { offer { picture { key url width height } } } ${onValidationError}`,
    );

  test('is one’s own upload', async () => {
    const { pictureId, url } = await uploaded(shop.owner);
    expect((await create(pictureId)).offer).toEqual({ picture: { key: null, url, width: 40, height: 20 } });
    const { merchant } = await mutate<{ merchant: object }>(
      shop.owner,
      'updateMerchant',
      { merchantId: shop.id, pictureId },
      '... on UpdateMerchantSuccess { merchant { picture { url } } }',
    );
    expect(merchant).toEqual({ picture: { url } });
  });

  test('is not another person’s upload', async () => {
    const { pictureId } = await uploaded(await world.person());
    const before = await world.fingerprint();
    const results = [
      await create(pictureId),
      await mutate(shop.owner, 'updateMerchant', { merchantId: shop.id, pictureId }, onValidationError),
    ];
    expect(results.map(wrongFields)).toEqual([['pictureId'], ['pictureId']]);
    expect(await world.fingerprint()).toBe(before);
  });

  test('is an upload or a key, never both', async () => {
    const { pictureId } = await uploaded(shop.owner);
    const result = await mutate(
      shop.owner,
      'createOffer',
      {
        merchantId: shop.id,
        ...{ title: { th: 'ขนม' }, costPoints: 5, pictureId, pictureKey: 'fluent:steaming-bowl' },
      },
      onValidationError,
    );
    expect(result.__typename).toBe('ValidationError');
  });
});
