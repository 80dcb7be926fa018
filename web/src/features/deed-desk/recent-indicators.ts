const most = 6;

function storageName(slug: string): string {
  return `kwamdee.desk-recent.${slug}`;
}

function stored(slug: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(storageName(slug)) ?? '[]');
    return Array.isArray(parsed) ? parsed.filter((code) => typeof code === 'string') : [];
  } catch {
    return [];
  }
}

/** What was recorded at this desk lately, by code: the latest is 0. */
export function recentIndicators(slug: string): ReadonlyMap<string, number> {
  return new Map(stored(slug).map((code, index) => [code, index]));
}

export function rememberIndicator(slug: string, code: string): void {
  const codes = [code, ...stored(slug).filter((each) => each !== code)].slice(0, most);
  try {
    localStorage.setItem(storageName(slug), JSON.stringify(codes));
  } catch {
    // Then the list begins as the catalogue does.
  }
}
