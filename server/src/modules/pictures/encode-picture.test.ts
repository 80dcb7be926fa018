import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodePicture, pictureLimits } from './encode-picture.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#d98c1f' } });

async function encoded(upload: Buffer) {
  const result = await encodePicture(upload);
  if (result.outcome !== 'ENCODED') throw new Error(result.outcome);
  return { ...result.picture, metadata: await sharp(result.picture.content).metadata() };
}

describe('an upload', () => {
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'as %s becomes a WebP of its own size',
    async (format) => {
      const picture = await encoded(await plain(64, 48).toFormat(format).toBuffer());
      expect(picture).toMatchObject({
        width: 64,
        height: 48,
        metadata: { format: 'webp', width: 64, height: 48 },
      });
    },
  );

  test('is turned upright and says nothing of where it was taken', async () => {
    const upload = await plain(120, 60)
      .withExif({ IFD0: { Artist: 'Somchai' }, IFD3: { GPSLatitude: '14/1 1/1 50/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(upload).metadata()).orientation).toBe(6);

    const picture = await encoded(upload);
    expect(picture).toMatchObject({ width: 60, height: 120 });
    expect(picture.metadata.exif).toBeUndefined();
    expect(picture.metadata.orientation).toBeUndefined();
    expect(picture.content.includes('Somchai')).toBe(false);
  });

  test('is made no larger than 1,600 px a side, in its own shape', async () => {
    expect(await encoded(await plain(4_000, 1_000).jpeg().toBuffer())).toMatchObject({
      width: 1_600,
      height: 400,
    });
    expect(await encoded(await plain(5, 9_000).png().toBuffer())).toMatchObject({ width: 1, height: 1_600 });
  });

  test('is at most 1 MiB, even when it is noise', async () => {
    const noise = sharp({
      create: {
        width: 1_350,
        height: 1_350,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 80 },
        background: '#000',
      },
    });
    const picture = await encoded(await noise.jpeg({ quality: 95 }).toBuffer());
    expect(picture.content.length).toBeLessThanOrEqual(pictureLimits.storedBytes);
  });

  test('that unpacks to more than 50 megapixels is not unpacked', async () => {
    const bomb = await plain(8_000, 8_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await encodePicture(bomb)).toEqual({ outcome: 'TOO_MANY_PIXELS' });
  });

  test('that is cut off or broken is unreadable', async () => {
    const whole = await plain(800, 800).jpeg().toBuffer();
    expect(await encodePicture(whole.subarray(0, 40))).toEqual({ outcome: 'UNREADABLE' });
    expect(await encodePicture(whole.subarray(0, whole.length / 2))).toEqual({ outcome: 'UNREADABLE' });
    expect(await encodePicture(Buffer.from('\x89PNG\r\n\x1a\nnonsense', 'latin1'))).toEqual({
      outcome: 'UNREADABLE',
    });
  });

  test('that is no picture, or a HEIC without a codec here, is of no known format', async () => {
    expect(await encodePicture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual({
      outcome: 'UNKNOWN_FORMAT',
    });
    expect(
      await encodePicture(Buffer.from('\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic', 'latin1')),
    ).toEqual({
      outcome: 'UNKNOWN_FORMAT',
    });
  });
});
