import { expect, it } from 'vitest';
import { createProgress } from './progress.ts';

/** Collects what is written; each look at the clock is 1.2 s after the last one. */
function recorder(isTTY: boolean) {
  let text = '';
  let clock = 0;
  const progress = createProgress(
    { isTTY, columns: 40, write: (part) => (text += part) },
    () => (clock += 1200),
  );
  return { progress, text: () => text };
}

it('writes plain lines to a log', async () => {
  const { progress, text } = recorder(false);
  const result = await progress.step('Build', async (detail) => {
    detail('half');
    progress.line('by the way');
    return 42;
  });
  expect(result).toBe(42);
  expect(text()).toBe('… Build\n  half\nby the way\n✓ Build (1.2 s)\n');
});

it('marks a step that fails and hands the error on', async () => {
  const { progress, text } = recorder(false);
  await expect(progress.step('Build', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(text()).toBe('… Build\n✗ Build (1.2 s)\n');
});

it('moves one line of a terminal, within its width, and leaves the outcome', async () => {
  const { progress, text } = recorder(true);
  await progress.step('Build', async (detail) => detail('x'.repeat(100)));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequence that clears a terminal's line is one
  const frames = text().split(/\r\u001b\[2K/);
  for (const frame of frames) expect(frame.trimEnd().length).toBeLessThan(40);
  expect(frames.at(-1)).toMatch(/^✓ Build \(\d\.\d s\)\n$/);
});
