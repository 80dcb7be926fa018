const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'Chromebook'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
];

// The order matters: nearly all of them also call themselves Safari, and most of them Chrome.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bLine\//, 'LINE'],
  [/FBAN|FBAV/, 'Facebook'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Edg(A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

function firstMatch(names: readonly (readonly [RegExp, string])[], userAgent: string): string | null {
  return names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
}

/** "Chrome · Android" out of a browser's User-Agent; null when it says nothing that a person would know. */
export function deviceName(userAgent: string | null | undefined): string | null {
  if (!userAgent) return null;
  const parts = [firstMatch(browsers, userAgent), firstMatch(systems, userAgent)].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? null : parts.join(' · ');
}

/** True for a phone or a tablet: decides the picture beside the name. */
export function isHandheld(userAgent: string | null | undefined): boolean {
  return /Mobile|Android|iPhone|iPad/.test(userAgent ?? '');
}
