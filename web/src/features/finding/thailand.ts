import drawing from '@svg-maps/thailand';

/** Its own types lead nowhere: this is what is used of it. */
export const outline: { locations: readonly { name: string; path: string }[] } = drawing;

/** North, then east, in degrees. */
export type Corner = [latitude: number, longitude: number];

/** The land's edges (WGS 84): what the drawing of "@svg-maps/thailand" (CC BY 4.0) reaches to. */
const land = { north: 20.4648, south: 5.613, west: 97.3436, east: 105.6368 };

/** Latitude as the Mercator projection draws it, so that the drawing's straight scale fits. */
const drawn = (latitude: number) => Math.asinh(Math.tan((latitude * Math.PI) / 180));
const undrawn = (height: number) => (Math.atan(Math.sinh(height)) * 180) / Math.PI;

type Point = [x: number, y: number];

/** The rings of a path of "m" (relative), "l" and "z", in the drawing's own units. */
export function readRings(path: string): Point[][] {
  const rings: Point[][] = [];
  let ring: Point[] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', numbers = ''] of path.matchAll(/([mMlLzZ])([^mMlLzZ]*)/g)) {
    if (/z/i.test(command)) {
      const [start] = ring;
      if (start !== undefined) [x, y] = start;
      continue;
    }
    const values = numbers.match(/-?\d*\.?\d+(?:e-?\d+)?/gi)?.map(Number) ?? [];
    if (/m/i.test(command)) {
      ring = [];
      rings.push(ring);
    }
    const isRelative = command === command.toLowerCase();
    for (let at = 0; at + 1 < values.length; at += 2) {
      const [dx = 0, dy = 0] = [values[at], values[at + 1]];
      [x, y] = isRelative ? [x + dx, y + dy] : [dx, dy];
      ring.push([x, y]);
    }
  }
  return rings;
}

/** The provinces' outlines, as rings of places. Good to see which coast and which province; not to find a door. */
export function thailandOutline(): Corner[][] {
  const rings = outline.locations.flatMap(({ path }) => readRings(path));
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of rings.flat()) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const [high, low] = [drawn(land.north), drawn(land.south)];
  return rings.map((ring) =>
    ring.map(([x, y]) => [
      undrawn(high + ((y - top) / (bottom - top)) * (low - high)),
      land.west + ((x - left) / (right - left)) * (land.east - land.west),
    ]),
  );
}
