import sharp from 'sharp';
import { pictureFormatOf } from './picture-format.ts';

export const pictureLimits = {
  uploadBytes: 8 * 1024 * 1024,
  /** As the table's CHECKs have them. */
  storedBytes: 1_048_576,
  sidePixels: 1_600,
  /** A phone's 50-megapixel camera; a picture that unpacks to more is refused before it is unpacked. */
  inputPixels: 50_000_000,
  /** Generous: a village's small machine under load takes its time over a good photo. */
  decodeSeconds: 30,
} as const;

export interface EncodedPicture {
  readonly content: Buffer<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

export type EncodePictureOutcome =
  | { readonly outcome: 'ENCODED'; readonly picture: EncodedPicture }
  | { readonly outcome: 'UNKNOWN_FORMAT' | 'TOO_MANY_PIXELS' | 'UNREADABLE' };

/** Tried in turn until the result fits; nearly every photo fits at the first. */
const attempts = [
  { sidePixels: pictureLimits.sidePixels, quality: 80 },
  { sidePixels: pictureLimits.sidePixels, quality: 60 },
  { sidePixels: 1_200, quality: 50 },
  { sidePixels: 800, quality: 40 },
] as const;

/**
 * Decodes what somebody uploaded and encodes it anew as WebP: upright, in sRGB, at most 1,600 px a side and 1 MiB, and
 * without a word of what the camera wrote beside it (place, time, owner). What it was before is not kept.
 *
 * - UNKNOWN_FORMAT: not a JPEG, PNG, WebP or AVIF, or a HEIC that this build of libvips cannot decode.
 * - TOO_MANY_PIXELS: it would unpack to more than 50 megapixels.
 * - UNREADABLE: broken, cut off, or it takes too long.
 */
export async function encodePicture(upload: Buffer): Promise<EncodePictureOutcome> {
  const format = pictureFormatOf(upload);
  if (format === null) return { outcome: 'UNKNOWN_FORMAT' };
  const size = await readSize(upload, format);
  if (size === 'UNKNOWN_FORMAT' || size === 'UNREADABLE') return { outcome: size };
  if (size > pictureLimits.inputPixels) return { outcome: 'TOO_MANY_PIXELS' };
  try {
    return { outcome: 'ENCODED', picture: await encodeToFit(upload) };
  } catch {
    // Whatever the decoder stumbles over is the upload's fault: a HEIC without its codec here, a broken anything else.
    return { outcome: format === 'heif' ? 'UNKNOWN_FORMAT' : 'UNREADABLE' };
  }
}

/** Pixels of the first frame, from the header alone. */
async function readSize(upload: Buffer, format: string): Promise<number | 'UNKNOWN_FORMAT' | 'UNREADABLE'> {
  try {
    const header = await sharp(upload, { limitInputPixels: false }).metadata();
    return header.format === format ? header.width * header.height : 'UNKNOWN_FORMAT';
  } catch {
    return format === 'heif' ? 'UNKNOWN_FORMAT' : 'UNREADABLE';
  }
}

async function encodeToFit(upload: Buffer): Promise<EncodedPicture> {
  for (const { sidePixels, quality } of attempts) {
    const { data, info } = await sharp(upload, {
      limitInputPixels: pictureLimits.inputPixels,
      failOn: 'error',
      autoOrient: true,
      sequentialRead: true,
    })
      .timeout({ seconds: pictureLimits.decodeSeconds })
      .resize({ width: sidePixels, height: sidePixels, fit: 'inside', withoutEnlargement: true })
      .webp({ quality })
      .toBuffer({ resolveWithObject: true });
    if (data.length <= pictureLimits.storedBytes) {
      return { content: Buffer.from(data), width: info.width, height: info.height };
    }
  }
  throw new Error('still too large at the smallest size');
}
