import L from 'leaflet';
import { readMapTiles } from './map-tiles.ts';
import { thailandOutline } from './thailand.ts';

export interface BaseMapWords {
  zoomIn: string;
  zoomOut: string;
  /** Whose outline it is. */
  outline: string;
}

/** From here on the outline would claim more than it knows: it is a picture of a country, not of a village. */
const outlineUntilZoom = 10;
export const closest = 17;
const wholeCountry: L.LatLngBoundsExpression = [
  [5.6, 97.3],
  [20.5, 105.7],
];

/**
 * Draws an empty map into the element: our own outline, and the operator's tiles where there are any. `remove` takes it away
 * again.
 */
export function drawBaseMap(element: HTMLElement, words: BaseMapWords): { map: L.Map; remove: () => void } {
  const map = L.map(element, {
    zoomControl: false,
    attributionControl: false,
    minZoom: 4,
    maxZoom: closest,
    // Leaflet ends a zoom by a timer that outlives the map: a sheet that is closed meanwhile would fail in it.
    zoomAnimation: false,
  });
  map.fitBounds(wholeCountry);
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const credits = L.control.attribution({ prefix: false }).addTo(map);
  credits.addAttribution(words.outline);
  const outline = L.polygon(thailandOutline(), { className: 'shop-map-land', interactive: false }).addTo(map);
  const dress = () => element.classList.toggle('shop-map-close', map.getZoom() > outlineUntilZoom);
  map.on('zoomend', dress);
  dress();

  const leaving = new AbortController();
  readMapTiles(leaving.signal).then(
    (tiles) => {
      if (tiles === null || leaving.signal.aborted) return;
      // The person's address bar says which shop they look at; those who draw the map need not know.
      L.tileLayer(tiles.url, {
        maxZoom: closest,
        referrerPolicy: 'no-referrer',
        className: 'shop-map-tile',
      }).addTo(map);
      credits.addAttribution(escaped(tiles.attribution));
      outline.remove();
    },
    // No tiles: the outline stays.
    () => undefined,
  );
  return {
    map,
    remove() {
      leaving.abort();
      map.remove();
    },
  };
}

/** Leaflet takes a credit as HTML; ours is a text. */
function escaped(text: string): string {
  const element = document.createElement('span');
  element.textContent = text;
  return element.innerHTML;
}
