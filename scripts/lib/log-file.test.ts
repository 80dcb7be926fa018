import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { boundLogFile, followLogFile } from './log-file.ts';
import { tailOf } from './log-tail.ts';

let directory: string;
let log: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kwamdee-log-'));
  log = join(directory, 'server.log');
});

afterEach(() => rmSync(directory, { recursive: true }));

it('follows from the present end, in whole lines, across a letter that is written in two parts', () => {
  appendFileSync(log, 'before\n');
  const lines: string[] = [];
  const follower = followLogFile(log, (line) => lines.push(line));
  const thai = Buffer.from('ความดี\nhalf');
  appendFileSync(log, thai.subarray(0, 4));
  appendFileSync(log, thai.subarray(4));
  follower.stop();
  expect(lines).toEqual(['ความดี']);
});

it('moves a log that grew too large aside, and keeps what it said', () => {
  appendFileSync(log, 'x'.repeat(100));
  boundLogFile(log, 100);
  expect(readFileSync(log, 'utf8')).toHaveLength(100);
  appendFileSync(log, 'y');
  boundLogFile(log, 100);
  expect(readFileSync(log, 'utf8')).toBe('');
  expect(readFileSync(`${log}.1`, 'utf8')).toHaveLength(101);
});

it('answers with the last lines, and with none of a file that is not there', () => {
  appendFileSync(log, 'one\ntwo\nthree\n');
  expect(tailOf(log, 2)).toEqual(['two', 'three']);
  expect(tailOf(join(directory, 'missing'), 2)).toEqual([]);
});
