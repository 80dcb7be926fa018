import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Tone } from '../../design/components/Badge.tsx';
import type { ImportField, ImportKind, ImportState } from './import-page.generated.ts';

export const kindWords: Record<ImportKind, MessageDescriptor> = {
  DEEDS: msg`Good deeds`,
  MEMBERS: msg`Members`,
};

export const stateWords: Record<ImportState, { word: MessageDescriptor; tone: Tone }> = {
  UPLOADED: { word: msg`Not checked yet`, tone: 'plain' },
  CHECKING: { word: msg`Being checked`, tone: 'wait' },
  CHECKED: { word: msg`Checked`, tone: 'points' },
  PROPOSED: { word: msg`Waits for a second person`, tone: 'wait' },
  RUNNING: { word: msg`Being imported`, tone: 'wait' },
  DONE: { word: msg`Imported`, tone: 'done' },
  CANCELLED: { word: msg`Cancelled`, tone: 'plain' },
};

export const fieldWords: Record<ImportField, MessageDescriptor> = {
  DISPLAY_NAME: msg`Name`,
  MEMBER_NUMBER: msg`Member number`,
  INDICATOR: msg`Good deed`,
  DAY: msg`Day`,
  COUNT: msg({ message: 'How often', context: 'line of a file' }),
  NOTE: msg`Note`,
  LINE_KEY: msg`Line key`,
};

/** What a column of each kind of file can be. */
export const fieldsOf: Record<ImportKind, readonly ImportField[]> = {
  MEMBERS: ['DISPLAY_NAME', 'MEMBER_NUMBER', 'LINE_KEY'],
  DEEDS: ['MEMBER_NUMBER', 'INDICATOR', 'DAY', 'COUNT', 'NOTE', 'LINE_KEY'],
};
