import type { ImportState } from '../../platform/generated/enums.ts';

interface Step {
  readonly from: readonly ImportState[];
  readonly to: ImportState;
}

/**
 * An import's life. Every step that there is; what is not here cannot happen, and the trigger import_guard holds the same
 * list. A check can be repeated with other columns until the import is started. DONE and CANCELLED are the end: what was
 * taken before a cancellation stays taken.
 */
export const importSteps = {
  ACCEPT: { from: ['UPLOADING'], to: 'UPLOADED' },
  CHECK: { from: ['UPLOADED', 'CHECKED'], to: 'CHECKING' },
  FINISH_CHECK: { from: ['CHECKING'], to: 'CHECKED' },
  PROPOSE: { from: ['CHECKED'], to: 'PROPOSED' },
  START: { from: ['CHECKED'], to: 'RUNNING' },
  CONFIRM: { from: ['PROPOSED'], to: 'RUNNING' },
  FINISH: { from: ['RUNNING'], to: 'DONE' },
  CANCEL: { from: ['UPLOADED', 'CHECKING', 'CHECKED', 'PROPOSED', 'RUNNING'], to: 'CANCELLED' },
} as const satisfies Record<string, Step>;

export type ImportStep = keyof typeof importSteps;

/** Where an import still waits for somebody or something. */
export const openStates = [
  'UPLOADED',
  'CHECKING',
  'CHECKED',
  'PROPOSED',
  'RUNNING',
] as const satisfies readonly ImportState[];
