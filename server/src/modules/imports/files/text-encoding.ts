import { FileProblem } from './file-problem.ts';
import type { StoredFile } from './stored-file.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-874';

const sampleBytes = 4_096;

/**
 * How a text file is written: by its byte order mark, else UTF-16 by where its zeros are, else UTF-8 when all of it is
 * UTF-8, else Windows-874, which TIS-620 is a part of. Throws UNKNOWN_FORMAT for what is no text and UNKNOWN_ENCODING for
 * what is none of these.
 */
export async function detectEncoding(file: StoredFile): Promise<TextEncoding> {
  const sample = await readSample(file);
  if (sample.length >= 2 && sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample.length >= 2 && sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  if (looksLikeUtf16le(sample)) return 'utf-16le';
  if (sample.some(isBinary)) throw new FileProblem('UNKNOWN_FORMAT');
  if (await decodes(file, 'utf-8')) return 'utf-8';
  if (await decodes(file, 'windows-874')) return 'windows-874';
  throw new FileProblem('UNKNOWN_ENCODING');
}

/** The text, in pieces, without its byte order mark. Throws UNREADABLE where it is not in this encoding. */
export async function* decodeText(file: StoredFile, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const bytes of file.read(0, file.sizeBytes)) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new FileProblem('UNKNOWN_ENCODING', { cause: error }) : error;
  }
}

async function readSample(file: StoredFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of file.read(0, Math.min(sampleBytes, file.sizeBytes))) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The second byte of each pair is 0 (Latin letters, digits, separators) or 0x0E (Thai), the first hardly ever. */
function looksLikeUtf16le(sample: Buffer): boolean {
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 2 || sample.length % 2 === 1) return false;
  let high = 0;
  let zeroLow = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const second = sample[pair * 2 + 1];
    if (second === 0 || second === 0x0e) high++;
    if (sample[pair * 2] === 0) zeroLow++;
  }
  return high / pairs > 0.9 && zeroLow / pairs < 0.1;
}

/** Control characters that no spreadsheet writes. */
function isBinary(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1a);
}

async function decodes(file: StoredFile, encoding: TextEncoding): Promise<boolean> {
  try {
    for await (const _ of decodeText(file, encoding)) {
      // Looked at for its errors alone.
    }
    return true;
  } catch (error) {
    if (error instanceof FileProblem) return false;
    throw error;
  }
}
