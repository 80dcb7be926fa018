import L from 'leaflet';
import { type BaseMapWords, closest, drawBaseMap } from '../finding/draw-base-map.ts';
import type { MapPoint } from './map-point.ts';

export interface PinMapWords extends BaseMapWords {
  pin: string;
}

/** A place that people know, to find one's way by. */
export interface Landmark extends MapPoint {
  name: string;
}

export interface PinMapHandle {
  /** Moves the map only when the pin would not be seen. */
  show: (pin: MapPoint | null, landmarks: readonly Landmark[]) => void;
  /** What lies under the cross in the middle. */
  middle: () => MapPoint;
  remove: () => void;
}

/** From here on a finger is no wider than a village. */
const fineZoom = 13;
/** What a tap from further away comes closer by. */
const zoomSteps = 3;
const pinSize: [number, number] = [48, 48];

/** Draws a map into the element on which a tap puts the pin. The pin can be dragged too; nobody has to. */
export function drawPinMap(
  element: HTMLElement,
  words: PinMapWords,
  onPlace: (point: MapPoint) => void,
): PinMapHandle {
  const { map, remove } = drawBaseMap(element, words);
  const pointOf = (at: L.LatLng): MapPoint => {
    const { lat: latitude, lng: longitude } = at.wrap();
    return { latitude, longitude };
  };
  const face = document.createElement('span');
  face.className = 'pin-map-pin';
  const pin = L.marker([0, 0], {
    icon: L.divIcon({ html: face, className: 'pin-map-target', iconSize: pinSize, iconAnchor: [24, 44] }),
    title: words.pin,
    alt: words.pin,
    draggable: true,
    // The button below the map does the same for who has no finger on it.
    keyboard: false,
    zIndexOffset: 1_000,
  });
  pin.on('dragend', () => onPlace(pointOf(pin.getLatLng())));
  map.on('click', ({ latlng }) => {
    onPlace(pointOf(latlng));
    // A finger covers many kilometres from far away: closer by, a second tap puts it right.
    if (map.getZoom() < fineZoom) map.setView(latlng, Math.min(map.getZoom() + zoomSteps, fineZoom));
  });

  const marks = L.layerGroup().addTo(map);
  let isFirst = true;
  return {
    show(point, landmarks) {
      marks.clearLayers();
      for (const { name, latitude, longitude } of landmarks) {
        const label = document.createElement('span');
        label.textContent = name;
        L.circleMarker([latitude, longitude], {
          radius: 7,
          className: 'pin-map-landmark',
          interactive: false,
        })
          .bindTooltip(label, { permanent: true, direction: 'right', className: 'pin-map-name' })
          .addTo(marks);
      }
      if (point === null) pin.remove();
      else pin.setLatLng([point.latitude, point.longitude]).addTo(map);

      if (point !== null && (isFirst || !map.getBounds().contains(pin.getLatLng()))) {
        map.setView(pin.getLatLng(), Math.max(map.getZoom(), fineZoom), { animate: false });
      } else if (point === null && isFirst && landmarks.length > 0) {
        const around = landmarks.map(({ latitude, longitude }): [number, number] => [latitude, longitude]);
        map.fitBounds(L.latLngBounds(around).pad(0.3), { maxZoom: closest - 3, animate: false });
      }
      isFirst = false;
    },
    middle: () => pointOf(map.getCenter()),
    remove,
  };
}
