import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { FileProblem } from './file-problem.ts';
import type { StoredFile } from './stored-file.ts';

/** A workbook of a hundred sheets has a few hundred. */
const mostEntries = 2_000;
/** An honest sheet packs some twenty times; what packs two hundred times is made to burst. */
const mostRatio = 200;
const ratioCountsFromBytes = 2_000_000;

class FileReader extends RandomAccessReader {
  constructor(private readonly file: StoredFile) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.file.read(start, end), { objectMode: false });
  }
}

/** What is packed in a file, by name; nothing is unpacked but what is asked for, and no further than it says it is long. */
export class ZipArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** Throws UNREADABLE for what is no such file, or a damaged one. */
  static async open(file: StoredFile): Promise<ZipArchive> {
    try {
      const zip = await fromRandomAccessReaderPromise(new FileReader(file), file.sizeBytes, {
        lazyEntries: true,
        autoClose: false,
        validateEntrySizes: true,
      });
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        if (entries.size >= mostEntries) throw new FileProblem('TOO_MUCH_INSIDE');
        entries.set(entry.fileName.toLowerCase(), entry);
      }
      return new ZipArchive(zip, entries);
    } catch (error) {
      throw asProblem(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** The unpacked text of a part, in pieces. Throws TOO_MUCH_INSIDE where it is longer than `mostBytes`, or packed too tightly. */
  async *text(name: string, mostBytes: number): AsyncGenerator<string> {
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined || entry.isEncrypted()) throw new FileProblem('UNREADABLE');
    const { uncompressedSize, compressedSize } = entry;
    const isTight =
      uncompressedSize > ratioCountsFromBytes && uncompressedSize / Math.max(compressedSize, 1) > mostRatio;
    if (uncompressedSize > mostBytes || isTight) throw new FileProblem('TOO_MUCH_INSIDE');
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      // The stream ends in an error as soon as it is longer than the entry says.
      const stream = await this.zip.openReadStreamPromise(entry);
      for await (const bytes of stream) yield decoder.decode(bytes, { stream: true });
      yield decoder.decode();
    } catch (error) {
      throw asProblem(error);
    }
  }
}

/** Whatever unpacking stumbles over is in the file; what the database stumbles over is not. */
function asProblem(error: unknown): unknown {
  if (error instanceof FileProblem) return error;
  const isOfDatabase = error instanceof Error && 'severity' in error;
  return isOfDatabase ? error : new FileProblem('UNREADABLE', { cause: error });
}
