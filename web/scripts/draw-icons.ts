import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/**
 * Draws the app's icons: a marigold on paper, as SVG and PNG, into public/icons. Run again after a change:
 * `node --import @oxc-node/core/register web/scripts/draw-icons.ts`.
 */
const folder = fileURLToPath(new URL('../public/icons/', import.meta.url));

/** A ring of round petals, one path. */
function ring(count: number, radius: number, turn: number, bulge: number): string {
  const point = (index: number) => {
    const angle = ((index + turn) * 2 * Math.PI) / count;
    return `${(256 + radius * Math.sin(angle)).toFixed(1)} ${(256 - radius * Math.cos(angle)).toFixed(1)}`;
  };
  const petal = (radius * Math.sin(Math.PI / count) * bulge).toFixed(1);
  const arcs = Array.from({ length: count }, (_, index) => `A${petal} ${petal} 0 0 1 ${point(index + 1)}`);
  return `M${point(0)}${arcs.join('')}Z`;
}

const rings: [string, string, string][] = [
  [ring(15, 176, 0, 1.06), '#f3a20b', '#c97900'],
  [ring(12, 132, 0.5, 1.05), '#fbb62d', '#dc8a00'],
  [ring(10, 92, 0, 1.05), '#f3a20b', '#dc8a00'],
  [ring(7, 52, 0.5, 1.05), '#fbb62d', '#c97900'],
];

function flower(scale: number): string {
  const paths = rings
    .map(
      ([path, fill, edge]) =>
        `<path d="${path}" fill="${fill}" stroke="${edge}" stroke-width="7" stroke-linejoin="round"/>`,
    )
    .join('');
  return `<g transform="translate(256 256) scale(${scale}) translate(-256 -256)">${paths}</g>`;
}

function icon(ground: string, scale: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${ground}${flower(scale)}</svg>\n`;
}

const paper = '#fbf5e6';
const bare = icon('', 1.18);
const rounded = icon(`<rect width="512" height="512" rx="112" fill="${paper}"/>`, 1);
// Maskable icons keep to the middle 80 %: systems cut the rest into their own shape.
const full = icon(`<rect width="512" height="512" fill="${paper}"/>`, 0.82);

mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}marigold.svg`, bare);
const png = (svg: string, size: number, name: string) =>
  sharp(Buffer.from(svg), { density: 300 })
    .resize(size, size)
    .png({ palette: true })
    .toFile(`${folder}${name}.png`);
await Promise.all([
  png(rounded, 192, 'marigold-192'),
  png(rounded, 512, 'marigold-512'),
  png(full, 512, 'marigold-maskable-512'),
  png(full, 180, 'apple-touch-icon'),
]);
