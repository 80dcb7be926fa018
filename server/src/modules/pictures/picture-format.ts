/** The formats that are decoded at all. Everything else (SVG, PDF, TIFF …) never reaches the decoder. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'heif';

/** Major brands of HEIC and AVIF files (ISO/IEC 23008-12, 10.2; AV1 Image File Format, 8). */
const heifBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis']);

/** What the first bytes say it is, whatever its name or declared type; null when it is none of ours. */
export function pictureFormatOf(content: Buffer): PictureFormat | null {
  const text = (from: number, to: number) => content.toString('latin1', from, to);
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(4, 8) === 'ftyp' && heifBrands.has(text(8, 12))) return 'heif';
  return null;
}
