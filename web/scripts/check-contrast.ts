import { readFileSync } from 'node:fs';

/**
 * Computes WCAG contrast for every pair of tokens that components put on each other, in both themes, and fails
 * below the limit: 4.5:1 for text (SC 1.4.3), 3:1 for the edges of fields and the focus ring (SC 1.4.11).
 */
const css = readFileSync(new URL('../src/design/tokens.css', import.meta.url), 'utf8');

const onPaper = ['ground', 'page', 'page-sunken'];
const text: [string, string[]][] = [
  ['ink', [...onPaper, 'points-tint', 'done-tint', 'thanks-tint', 'stop-tint', 'wait-tint']],
  ['ink-soft', [...onPaper, 'points-tint']],
  ['points', [...onPaper, 'points-tint']],
  ['done', [...onPaper, 'done-tint']],
  ['thanks', [...onPaper, 'thanks-tint']],
  ['stop', [...onPaper, 'stop-tint']],
  ['wait', [...onPaper, 'wait-tint']],
  ['on-action', ['action', 'action-hover', 'action-pressed']],
  ['on-done', ['done', 'done-hover']],
  ['on-stop', ['stop']],
  ['on-later', ['later']],
];
const edges: [string, string[]][] = [
  ['field-edge', onPaper],
  // The ring stands two pixels off its button, so it meets the paper and never the button's colour.
  ['focus', [...onPaper, 'points-tint']],
];

function declarations(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

function block(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  if (start < 0) throw new Error(`No ${selector} in tokens.css`);
  return declarations(css.slice(start, css.indexOf('}', start)));
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const primitives = block(':root {');
const themes = { light: block('[data-theme="light"] {'), dark: block('[data-theme="dark"] {') };
const systemDark = block(':root:not([data-theme]) {');
let failures = 0;

for (const [name, value] of themes.dark) {
  if (systemDark.get(name) !== value) {
    failures += 1;
    console.log(`--${name} differs between the chosen dark theme and the system's`);
  }
}

for (const [theme, tokens] of Object.entries(themes)) {
  const colour = (name: string): string => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`--${name} has no value in the ${theme} theme`);
    const reference = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
    return reference === undefined ? value : (primitives.get(reference) ?? value);
  };
  for (const [pairs, limit] of [
    [text, 4.5],
    [edges, 3],
  ] as const) {
    for (const [front, backs] of pairs) {
      for (const back of backs) {
        const ratio = contrast(colour(front), colour(back));
        if (ratio < limit) failures += 1;
        const mark = ratio < limit ? 'FAIL' : 'ok  ';
        console.log(
          `${mark} ${theme.padEnd(5)} ${front} on ${back}: ${ratio.toFixed(2)} (at least ${limit})`,
        );
      }
    }
  }
}

console.log(failures === 0 ? 'All pairs pass.' : `${failures} pairs fail.`);
process.exitCode = failures === 0 ? 0 : 1;
