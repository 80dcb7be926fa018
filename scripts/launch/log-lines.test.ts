import { expect, it } from 'vitest';
import { readLogLine } from './log-lines.ts';

it('shows a warning with its time and its cause', () => {
  const line =
    '{"level":40,"time":"2026-11-22T20:16:42.400Z","err":{"message":"refused\\nstack"},"msg":"no Redis"}';
  expect(readLogLine(line)).toEqual({
    text: '20:16:42  warning  no Redis (refused)',
    message: 'no Redis',
    isNotable: true,
  });
});

it('keeps what is said in passing for those who look', () => {
  const line = '{"level":30,"time":"2026-11-22T20:16:42.400Z","msg":"listening"}';
  expect(readLogLine(line)).toEqual({ text: '20:16:42  listening', message: 'listening', isNotable: false });
});

it('shows what is no log line as it is', () => {
  for (const line of ['    at main.ts:3', '{ broken', 'PORT: 4000 is taken']) {
    expect(readLogLine(line)).toEqual({ text: line, message: line, isNotable: true });
  }
});
