export interface MapPoint {
  latitude: number;
  longitude: number;
}

/** Two numbers with a comma or a space between, as map apps copy them: "14.0307, 99.6812". */
const pair = /(-?\d{1,2}(?:\.\d+)?)\s*[,\s]\s*(-?\d{1,3}(?:\.\d+)?)/;

/** Where the addresses of the common map apps carry their point. */
const inAddress = [
  /!3d(-?\d{1,2}\.\d+)!4d(-?\d{1,3}\.\d+)/,
  /@(-?\d{1,2}\.\d+),(-?\d{1,3}\.\d+)/,
  /[?&#](?:q|ll|query|center|daddr|destination)=(?:loc:)?(-?\d{1,2}\.\d+)(?:,|%2C)(-?\d{1,3}\.\d+)/i,
  /#map=\d+\/(-?\d{1,2}\.\d+)\/(-?\d{1,3}\.\d+)/,
  /geo:(-?\d{1,2}\.\d+),(-?\d{1,3}\.\d+)/,
];

function pointOf(match: RegExpExecArray | null): MapPoint | null {
  const latitude = Number(match?.[1]);
  const longitude = Number(match?.[2]);
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isPlace ? { latitude, longitude } : null;
}

/** The point in typed coordinates or in a link that was pasted from a map; null when there is none. */
export function readMapPoint(text: string): MapPoint | null {
  const trimmed = text.trim();
  if (trimmed.length > 1_000) return null;
  for (const pattern of inAddress) {
    const point = pointOf(pattern.exec(trimmed));
    if (point !== null) return point;
  }
  if (/^[a-z]+:/i.test(trimmed)) return null;
  const whole = pair.exec(trimmed);
  return whole !== null && whole[0] === trimmed ? pointOf(whole) : null;
}

/** Five decimals are about one metre: "14.03070, 99.68120". */
export function formatMapPoint({ latitude, longitude }: MapPoint): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}
