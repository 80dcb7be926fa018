/** Of the globe, on average. */
const radiusMetres = 6_371_008.8;

interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two places, on the globe (haversine), rounded: as distance_metres of PostgreSQL. */
export function distanceMetres(from: Spot, to: Spot): number {
  const [north, south] = [radians(from.latitude), radians(to.latitude)];
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const chord =
    half(to.latitude - from.latitude) +
    Math.cos(north) * Math.cos(south) * half(to.longitude - from.longitude);
  return Math.round(2 * radiusMetres * Math.asin(Math.min(1, Math.sqrt(chord))));
}
