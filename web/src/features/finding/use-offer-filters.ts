import { useAddressParameters } from '../../lib/use-address-parameters.ts';
import { useOwnPlace } from '../place/own-place.ts';

export const orders = ['RECOMMENDED', 'NEAREST', 'NEWEST', 'FEWEST_POINTS'] as const;
export type Order = (typeof orders)[number];
export const kinds = ['SPEND', 'HOLD'] as const;
export type Kind = (typeof kinds)[number];
export const pointLimits = [10, 20, 50] as const;

export interface OfferFilters {
  category: string | null;
  /** Null: fair to all shops, or what matches best in a search. */
  order: Order | null;
  kind: Kind | null;
  maxPoints: number | null;
  isAvailableNow: boolean;
  isAffordableOnly: boolean;
}

const names = {
  category: 'kind',
  order: 'order',
  kind: 'for',
  maxPoints: 'points',
  isAvailableNow: 'now',
  isAffordableOnly: 'affordable',
} as const satisfies Record<keyof OfferFilters, string>;

/** The filters of the list, as the address has them. What it does not know is no filter. */
export function useOfferFilters() {
  const { get, set, clear } = useAddressParameters();
  const own = useOwnPlace();
  const order = orders.find((each) => each === get(names.order)) ?? null;
  const points = Number(get(names.maxPoints));
  const filters: OfferFilters = {
    category: get(names.category),
    // A link that was sent carries the order, and not the place: it is asked for on a tap alone.
    order: order === 'NEAREST' && own.state !== 'known' ? null : order,
    kind: kinds.find((each) => each === get(names.kind)) ?? null,
    maxPoints: pointLimits.find((limit) => limit === points) ?? null,
    isAvailableNow: get(names.isAvailableNow) === '1',
    isAffordableOnly: get(names.isAffordableOnly) === '1',
  };
  return {
    filters,
    /** Null takes a filter out. */
    change: (changed: { [Name in keyof OfferFilters]?: OfferFilters[Name] | null }) =>
      set(
        Object.fromEntries(
          (Object.keys(changed) as (keyof OfferFilters)[]).map((name) => {
            const value = changed[name];
            return [
              names[name],
              value === null || value === undefined || value === false
                ? null
                : value === true
                  ? '1'
                  : String(value),
            ];
          }),
        ),
      ),
    clear,
  };
}
