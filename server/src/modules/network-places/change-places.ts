import { localizedTextProblems } from '../../graphql/localized-text-input.ts';
import { localizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import {
  changePlace,
  findPlace,
  findPlaceById,
  insertPlace,
  isNameTaken,
  lockPlaces,
  placeLimit,
} from './place-store.ts';

export type ChangePlacesOutcome =
  | { readonly outcome: 'CHANGED'; readonly networkId: string }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

export interface PutNetworkPlaceCommand {
  readonly userId: string;
  readonly networkId: string | null;
  /** Null: a new one. */
  readonly placeId: string | null;
  readonly name: { readonly th?: string | null | undefined; readonly en?: string | null | undefined };
  readonly latitude: number | null;
  readonly longitude: number | null;
}

const nameLimit = 80;

/**
 * A coordinator adds a village or an area that shops can be in, or corrects one.
 *
 * - CHANGED: the network has it.
 * - INVALID: the name or the point; another place is called so; or there are two hundred.
 * - FORBIDDEN: not a coordinator of the network, or there is no such place.
 */
export async function putNetworkPlace(
  deps: { readonly database: Database },
  command: PutNetworkPlaceCommand,
): Promise<ChangePlacesOutcome> {
  const { userId, networkId, placeId, latitude, longitude } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  const name = localizedText(command.name);
  const problems = [
    ...localizedTextProblems(['name'], name, { isRequired: true, maximumLength: nameLimit }),
    ...pointProblems(latitude, longitude),
  ];
  return inTransaction(deps.database, async (tx) => {
    if (!isCoordinator(await findMembership(tx, networkId, userId))) return { outcome: 'FORBIDDEN' };
    const count = await lockPlaces(tx, networkId);
    if (placeId !== null && (await findPlace(tx, networkId, placeId)) === null) {
      return { outcome: 'FORBIDDEN' };
    }
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const words = { nameTh: name.th, nameEn: name.en, latitude, longitude };
    const place = { ...words, id: placeId ?? newId(), networkId };
    if (await isNameTaken(tx, place)) return { outcome: 'INVALID', problems: [taken] };
    if (placeId !== null) await changePlace(tx, placeId, words);
    else if (count >= placeLimit) return { outcome: 'INVALID', problems: [tooMany] };
    else await insertPlace(tx, place);
    return { outcome: 'CHANGED', networkId };
  });
}

/**
 * A coordinator takes a place off the list; shops that are there stay there.
 *
 * - CHANGED: it is off.
 * - FORBIDDEN: not a coordinator of its network, or there is no such place (any more).
 */
export async function removeNetworkPlace(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly placeId: string | null },
): Promise<ChangePlacesOutcome> {
  const { userId, placeId } = command;
  if (placeId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const place = await findPlaceById(tx, placeId);
    if (place === null || !isCoordinator(await findMembership(tx, place.networkId, userId))) {
      return { outcome: 'FORBIDDEN' };
    }
    await lockPlaces(tx, place.networkId);
    if ((await findPlace(tx, place.networkId, placeId)) === null) return { outcome: 'FORBIDDEN' };
    await changePlace(tx, placeId, { removedAt: new Date() });
    return { outcome: 'CHANGED', networkId: place.networkId };
  });
}

function pointProblems(latitude: number | null, longitude: number | null): FieldProblem[] {
  if (latitude === null && longitude === null) return [];
  const isOnEarth =
    latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isOnEarth ? [] : [offTheMap];
}

const offTheMap: FieldProblem = {
  path: ['latitude'],
  message: { th: 'ไม่มีพิกัดนี้บนแผนที่', en: 'There is no such place on the map.' },
};

const taken: FieldProblem = {
  path: ['name'],
  message: { th: 'มีชื่อนี้ในรายการแล้ว', en: 'The list has this name already.' },
};

const tooMany: FieldProblem = {
  path: ['name'],
  message: { th: `มีได้ไม่เกิน ${placeLimit} แห่ง`, en: `A list has at most ${placeLimit} places.` },
};
