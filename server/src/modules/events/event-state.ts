import type { EventState } from '../../platform/generated/enums.ts';

interface Step {
  readonly from: readonly EventState[];
  readonly to: EventState;
}

/** An event's life. Every step that there is; what is not here cannot happen. */
export const eventSteps = {
  OPEN: { from: ['DRAFT'], to: 'OPEN' },
  CLOSE: { from: ['OPEN'], to: 'CLOSED' },
  CANCEL: { from: ['DRAFT', 'OPEN'], to: 'CANCELLED' },
} as const satisfies Record<string, Step>;

export type EventStep = keyof typeof eventSteps;

/** Where what is told of it may change: what it gives only while it is a draft. */
export const editableStates = ['DRAFT', 'OPEN'] as const satisfies readonly EventState[];
