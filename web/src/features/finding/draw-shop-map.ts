import L from 'leaflet';
import type { Place } from '../place/own-place.ts';
import { type BaseMapWords, closest, drawBaseMap } from './draw-base-map.ts';

export interface MapShop {
  id: string;
  name: string;
  picture: string | null;
  place: Place;
}

export interface MapWords extends BaseMapWords {
  here: string;
}

export interface ShopMapHandle {
  show: (shops: readonly MapShop[], here: Place | null) => void;
  remove: () => void;
}

const markSize = 48;

/** Draws an empty map into the element; `show` puts the shops on it. */
export function drawShopMap(
  element: HTMLElement,
  words: MapWords,
  onChoose: (shopId: string) => void,
): ShopMapHandle {
  const { map, remove } = drawBaseMap(element, words);
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
    remove,
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
