import type { Place } from './own-place.ts';

const radiusMetres = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres as the crow flies (haversine), as the server measures them. Reckoned on the phone: nobody is told. */
export function metresBetween(from: Place, to: Place): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const chord =
    half(to.latitude - from.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(to.longitude - from.longitude);
  return Math.round(2 * radiusMetres * Math.asin(Math.min(1, Math.sqrt(chord))));
}

/** "350 ม.", "1.2 กม.": no more exact than a person walks. */
export function distanceWords(metres: number, locale: string): string {
  const unit = (value: number, name: 'meter' | 'kilometer', digits: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, maximumFractionDigits: digits }).format(value);
  if (metres < 1_000) return unit(Math.max(10, Math.round(metres / 10) * 10), 'meter', 0);
  return unit(metres / 1_000, 'kilometer', metres < 10_000 ? 1 : 0);
}
