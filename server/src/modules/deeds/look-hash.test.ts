import sharp from 'sharp';
import { expect, test } from 'vitest';
import { lookHashOf, mostBitsApart } from './look-hash.ts';

/** Something with light and dark in it: soft spots of noise, the same for the same seed. */
async function scene(seed: number): Promise<Buffer> {
  const size = 24;
  let state = seed;
  const spots = Buffer.from(
    Array.from({ length: size * size }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state >> 23;
    }),
  );
  return sharp(spots, { raw: { width: size, height: size, channels: 1 } })
    .resize({ width: 800, height: 600, fit: 'fill', kernel: 'cubic' })
    .toColourspace('srgb')
    .jpeg({ quality: 90 })
    .toBuffer();
}

const bitsApart = (a: bigint, b: bigint): number =>
  [...BigInt.asUintN(64, a ^ b).toString(2)].filter((bit) => bit === '1').length;

test('a photo made smaller, compressed anew or lightened looks the same', async () => {
  const photo = await scene(1);
  const hash = await lookHashOf(photo);
  const copies = await Promise.all([
    sharp(photo).resize(320, 240).webp({ quality: 50 }).toBuffer(),
    sharp(photo).jpeg({ quality: 30 }).toBuffer(),
    sharp(photo).modulate({ brightness: 1.1 }).jpeg().toBuffer(),
  ]);
  for (const copy of copies)
    expect(bitsApart(hash, await lookHashOf(copy))).toBeLessThanOrEqual(mostBitsApart);
});

test('other photos look different', async () => {
  const hashes = await Promise.all(
    [1, 2, 3, 4, 5].map(async (seed) => lookHashOf(await scene(seed * 7_919))),
  );
  for (const [index, a] of hashes.entries()) {
    for (const b of hashes.slice(index + 1)) expect(bitsApart(a, b)).toBeGreaterThan(mostBitsApart);
  }
});

test('a hash fits into the 64 bits of a signed column', async () => {
  const falling = Buffer.from([9, 8, 7, 6, 5, 4, 3, 2, 1].flatMap((level) => [level * 25]));
  const picture = await sharp(falling, { raw: { width: 9, height: 1, channels: 1 } })
    .resize(90, 80, { fit: 'fill', kernel: 'nearest' })
    .png()
    .toBuffer();
  expect(await lookHashOf(picture)).toBe(-1n);
});
