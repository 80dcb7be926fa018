import { fromGlobalId } from '../../graphql/global-id.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Executor } from '../../platform/transaction.ts';
import { findPlace } from './place-store.ts';

/**
 * The place that an application names by its public id. Left out: as it was; null: none. A place that was taken off the
 * list since can be kept, not chosen.
 */
export async function choosePlace(
  executor: Executor,
  choice: {
    readonly networkId: string | null;
    readonly placeId: string | null | undefined;
    readonly current: string | null;
  },
): Promise<{ readonly change: { placeId?: string | null }; readonly problems: readonly FieldProblem[] }> {
  const { networkId, placeId, current } = choice;
  if (placeId === undefined) return { change: {}, problems: [] };
  if (placeId === null) return { change: { placeId: null }, problems: [] };
  const id = fromGlobalId('place', placeId);
  if (id !== null && id === current) return { change: {}, problems: [] };
  if (id === null || networkId === null || (await findPlace(executor, networkId, id)) === null) {
    return { change: {}, problems: [noSuchPlace] };
  }
  return { change: { placeId: id }, problems: [] };
}

const noSuchPlace: FieldProblem = {
  path: ['placeId'],
  message: { th: 'ไม่มีหมู่บ้านนี้ในรายการแล้ว เลือกใหม่อีกครั้ง', en: 'This place is not on the list (any more).' },
};
