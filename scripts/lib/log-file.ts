import {
  closeSync,
  copyFileSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { dirname } from 'node:path';

const followMilliseconds = 200;
const chunkBytes = 256 * 1024;
/** A log beyond this moves to `<name>.1` and begins anew, so that a small disk never fills. */
const sizeLimitBytes = 20 * 1024 * 1024;

/** Opens a log to append to; the folder is made if need be. The caller closes it. */
export function openLogFile(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  boundLogFile(file);
  return openSync(file, 'a', 0o600);
}

/** In place, because a running program holds the file open: appending goes on at the new end. */
export function boundLogFile(file: string, limitBytes: number = sizeLimitBytes): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= limitBytes) return;
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
}

/** Calls back with each new complete line that is appended from now on, until stopped. */
export function followLogFile(file: string, onLine: (line: string) => void): { stop(): void } {
  let position = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  let unfinished = '';
  const buffer = Buffer.alloc(chunkBytes);
  const decoder = new TextDecoder();
  const read = (): void => {
    boundLogFile(file);
    const descriptor = openSync(file, 'r');
    try {
      // Shorter than what was read: it began anew.
      if (fstatSync(descriptor).size < position) position = 0;
      for (;;) {
        const length = readSync(descriptor, buffer, 0, buffer.length, position);
        if (length === 0) return;
        position += length;
        const lines = (unfinished + decoder.decode(buffer.subarray(0, length), { stream: true })).split('\n');
        unfinished = lines.pop() ?? '';
        for (const line of lines) if (line !== '') onLine(line);
      }
    } finally {
      closeSync(descriptor);
    }
  };
  const timer = setInterval(read, followMilliseconds);
  return {
    stop() {
      clearInterval(timer);
      read();
    },
  };
}
