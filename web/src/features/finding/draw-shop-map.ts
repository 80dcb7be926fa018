import L from 'leaflet';
import type { Place } from '../place/own-place.ts';
import { readMapTiles } from './map-tiles.ts';
import { thailandOutline } from './thailand.ts';

export interface MapShop {
  id: string;
  name: string;
  picture: string | null;
  place: Place;
}

export interface MapWords {
  zoomIn: string;
  zoomOut: string;
  here: string;
  /** Whose outline it is. */
  outline: string;
}

export interface ShopMapHandle {
  show: (shops: readonly MapShop[], here: Place | null) => void;
  remove: () => void;
}

/** From here on the outline would claim more than it knows: it is a picture of a country, not of a village. */
const outlineUntilZoom = 10;
const closest = 17;
const markSize = 48;
const wholeCountry: L.LatLngBoundsExpression = [
  [5.6, 97.3],
  [20.5, 105.7],
];

/** Draws an empty map into the element: our own outline, and the operator's tiles where there are any. */
export function drawShopMap(
  element: HTMLElement,
  words: MapWords,
  onChoose: (shopId: string) => void,
): ShopMapHandle {
  const map = L.map(element, { zoomControl: false, attributionControl: false, minZoom: 4, maxZoom: closest });
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

  const marks = L.layerGroup().addTo(map);
  return {
    show(shops, here) {
      marks.clearLayers();
      for (const shop of shops) marks.addLayer(markOf(shop, onChoose));
      if (here !== null) {
        marks.addLayer(
          L.circleMarker([here.latitude, here.longitude], {
            radius: 9,
            className: 'shop-map-here',
          }).bindTooltip(words.here),
        );
      }
      const places = [...shops.map(({ place }) => place), ...(here === null ? [] : [here])];
      if (places.length === 0) return;
      map.fitBounds(L.latLngBounds(places.map(({ latitude, longitude }) => [latitude, longitude])), {
        padding: [markSize, markSize],
        maxZoom: closest - 1,
        animate: false,
      });
    },
    remove() {
      leaving.abort();
      map.remove();
    },
  };
}

/** A button with the shop's picture; Leaflet gives it focus and the Enter key, we give it its name. */
function markOf(shop: MapShop, onChoose: (shopId: string) => void): L.Marker {
  const face = document.createElement('span');
  face.className = 'shop-map-mark';
  if (shop.picture !== null) {
    const image = document.createElement('img');
    image.src = shop.picture;
    image.alt = '';
    face.append(image);
  }
  const icon = L.divIcon({ html: face, className: 'shop-map-target', iconSize: [markSize, markSize] });
  const marker = L.marker([shop.place.latitude, shop.place.longitude], {
    icon,
    title: shop.name,
    keyboard: true,
    riseOnHover: true,
  });
  marker.on('add', () => {
    const button = marker.getElement();
    button?.setAttribute('aria-label', shop.name);
    button?.addEventListener('keydown', (event) => {
      if (event.key === ' ' || event.key === 'Enter') {
        event.preventDefault();
        onChoose(shop.id);
      }
    });
  });
  marker.on('click', () => onChoose(shop.id));
  return marker;
}

/** Leaflet takes a credit as HTML; ours is a text. */
function escaped(text: string): string {
  const element = document.createElement('span');
  element.textContent = text;
  return element.innerHTML;
}
