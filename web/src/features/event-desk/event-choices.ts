import type { EventFormChoicesQuery } from './event-form.generated.ts';

export interface DeedChoice {
  code: string;
  name: string;
  points: number;
}

/** Every deed of the catalogue in force, in its order. */
export function deedChoices(network: NonNullable<EventFormChoicesQuery['network']>): DeedChoice[] {
  return (network.catalogue?.categories ?? []).flatMap(({ deeds }) =>
    deeds.flatMap(({ indicators }) => indicators.map(({ code, name, points }) => ({ code, name, points }))),
  );
}
