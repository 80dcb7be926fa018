import { writeFileSync } from 'node:fs';
import { shown } from './statistics.ts';

export interface Series {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const width = 400;
const height = 260;
const margin = { left: 56, right: 16, top: 40, bottom: 44 } as const;
const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };

/** Readable on light and on dark; the dashes tell the lines apart without colours. */
const style = `
  .plot { font: 11px system-ui, sans-serif; fill: #24292f; }
  .plot .title { font-size: 13px; font-weight: 600; }
  .plot .grid { stroke: #24292f; stroke-opacity: .18; }
  .plot .s0 { --line: #0a5bb5; } .plot .s1 { --line: #b3400b; } .plot .s2 { --line: #1a7f37; }
  .plot .s3 { --line: #8250df; } .plot .s4 { --line: #5f6773; }
  .plot .line { fill: none; stroke: var(--line); stroke-width: 2; }
  .plot .dot { fill: var(--line); }
  @media (prefers-color-scheme: dark) {
    .plot { fill: #e6edf3; } .plot .grid { stroke: #e6edf3; }
    .plot .s0 { --line: #58a6ff; } .plot .s1 { --line: #ff9d5c; } .plot .s2 { --line: #3fb950; }
    .plot .s3 { --line: #c297ff; } .plot .s4 { --line: #a5adb8; }
  }`;
const dashes = ['', '6 3', '2 3', '8 3 2 3', '12 4'] as const;

/** Two panels side by side: over members (each step is ten times) and over server processes. */
export function writeGrowthPlot(
  file: string,
  panels: { readonly byMembers: readonly Series[]; readonly byProcesses: readonly Series[] },
): void {
  const legendHeight = 18 * Math.ceil(panels.byMembers.length / 3) + 10;
  const all = [...panels.byMembers, ...panels.byProcesses].flatMap(({ points }) => points);
  const top = niceCeiling(Math.max(1, ...all.map(({ y }) => y)));
  const members = panel('Redemptions a second, by members', panels.byMembers, top, Math.log10);
  const processes = panel('In the largest network, by server processes', panels.byProcesses, top, (x) => x);
  writeFileSync(
    file,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width * 2} ${height + legendHeight}" role="img" aria-label="Redemptions a second as a network grows">
<style>${style}</style>
<g class="plot">
${members}
<g transform="translate(${width} 0)">${processes}</g>
<g transform="translate(${margin.left} ${height})">${legend(panels.byMembers)}</g>
</g>
</svg>
`,
  );
}

function panel(title: string, series: readonly Series[], top: number, place: (x: number) => number): string {
  const xs = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].toSorted((a, b) => a - b);
  const from = place(xs[0] ?? 1);
  const span = place(xs.at(-1) ?? 1) - from || 1;
  const left = (x: number) => round(margin.left + (inner.width * (place(x) - from)) / span);
  const down = (y: number) => round(margin.top + inner.height * (1 - y / top));
  const rows = [0, 0.25, 0.5, 0.75, 1].map((share) => share * top);
  return [
    `<text class="title" x="${margin.left}" y="20">${title}</text>`,
    ...rows.map(
      (y) =>
        `<line class="grid" x1="${margin.left}" x2="${width - margin.right}" y1="${down(y)}" y2="${down(y)}"/>` +
        `<text x="${margin.left - 6}" y="${down(y) + 4}" text-anchor="end">${shown(y)}</text>`,
    ),
    ...xs.map(
      (x) =>
        `<text x="${left(x)}" y="${height - margin.bottom + 18}" text-anchor="middle">${shown(x)}</text>`,
    ),
    ...series.map(({ name, points }, index) => {
      const number = seriesNumber(name, index);
      const path = points.map(({ x, y }) => `${left(x)},${down(y)}`).join(' ');
      const dots = points
        .map(({ x, y }) => `<circle class="dot" cx="${left(x)}" cy="${down(y)}" r="3"/>`)
        .join('');
      return `<g class="s${number}"><polyline class="line" stroke-dasharray="${dashes[number] ?? ''}" points="${path}"/>${dots}</g>`;
    }),
  ].join('\n');
}

/** A series looks the same in both panels: by its name, which the first panel has all of. */
const numbers = new Map<string, number>();
function seriesNumber(name: string, index: number): number {
  const known = numbers.get(name) ?? index;
  numbers.set(name, known);
  return known;
}

function legend(series: readonly Series[]): string {
  return series
    .map(({ name }, index) => {
      const x = (index % 3) * 220;
      const y = Math.floor(index / 3) * 18;
      return `<g class="s${index}" transform="translate(${x} ${y})"><line class="line" x2="28" stroke-dasharray="${dashes[index] ?? ''}"/><text x="36" y="4">${name}</text></g>`;
    })
    .join('\n');
}

function niceCeiling(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 5, 8, 10].find((step) => step * unit >= value) ?? 10) * unit;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
