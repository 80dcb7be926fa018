import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PassbookLine } from './months.ts';

export type EntryKind = PassbookLine['kind'];

/** Why points moved, in a word or two, in the order of how often people look for it. */
export const entryKinds: readonly { readonly kind: EntryKind; readonly name: MessageDescriptor }[] = [
  { kind: 'AWARD', name: msg({ message: 'Good deeds', context: 'kind of line' }) },
  { kind: 'REDEEM', name: msg({ message: 'Redeemed', context: 'kind of line' }) },
  { kind: 'RETURN', name: msg({ message: 'Came back', context: 'kind of line' }) },
  { kind: 'HOLD', name: msg({ message: 'Set aside', context: 'kind of line' }) },
  { kind: 'RELEASE', name: msg({ message: 'Set free again', context: 'kind of line' }) },
  { kind: 'GIFT', name: msg({ message: 'Thanks from somebody', context: 'kind of line' }) },
  { kind: 'CORRECTION', name: msg({ message: 'Corrections', context: 'kind of line' }) },
];
