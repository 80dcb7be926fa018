export interface MapTiles {
  url: string;
  attribution: string;
}

/** Who draws the map, as the operator of this server has chosen; null: nobody, and nothing is asked of anybody. */
export async function readMapTiles(signal: AbortSignal): Promise<MapTiles | null> {
  const response = await fetch('/config.json', { signal, headers: { accept: 'application/json' } });
  if (!response.ok) return null;
  const config: unknown = await response.json();
  if (typeof config !== 'object' || config === null || !('mapTiles' in config)) return null;
  const tiles: unknown = config.mapTiles;
  if (typeof tiles !== 'object' || tiles === null || !('url' in tiles) || !('attribution' in tiles))
    return null;
  return { url: String(tiles.url), attribution: String(tiles.attribution) };
}
