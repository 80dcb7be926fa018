import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** How much of a log's end is looked at. */
const windowBytes = 64 * 1024;

/** The last lines of a log, oldest first; none when the file is missing. Reads from `fromByte` on at the earliest. */
export function tailOf(file: string, lines: number, fromByte = 0): string[] {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return [];
  }
  try {
    const { size } = fstatSync(descriptor);
    const start = Math.max(size - windowBytes, Math.min(fromByte, size), 0);
    const buffer = Buffer.alloc(size - start);
    readSync(descriptor, buffer, 0, buffer.length, start);
    return buffer.toString('utf8').split('\n').filter(Boolean).slice(-lines);
  } finally {
    closeSync(descriptor);
  }
}
