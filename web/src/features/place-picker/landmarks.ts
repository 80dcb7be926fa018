import type { Landmark } from './draw-pin-map.ts';

/** Those of a network's places that have a point. */
export function landmarksOf(
  places: readonly { name: string; latitude: number | null; longitude: number | null }[],
): Landmark[] {
  return places.flatMap(({ name, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ name, latitude, longitude }],
  );
}
