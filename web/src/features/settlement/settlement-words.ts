import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { CircleCheck, CircleHelp, Hourglass, type LucideIcon } from 'lucide-react';
import type { Tone } from '../../design/components/Badge.tsx';
import type {
  SettlementDisputeState,
  SettlementLineKind,
  SettlementStatementState,
} from './settlement-statement.generated.ts';

export const stateWords: Record<
  SettlementStatementState,
  { word: MessageDescriptor; tone: Tone; icon: LucideIcon }
> = {
  ISSUED: { word: msg`To be paid`, tone: 'wait', icon: Hourglass },
  DISPUTED: { word: msg`Being asked about`, tone: 'points', icon: CircleHelp },
  PAID: { word: msg`Paid`, tone: 'done', icon: CircleCheck },
};

export const lineWords: Record<SettlementLineKind, MessageDescriptor> = {
  USE: msg({ message: 'Used', context: 'settlement' }),
  REVERSAL: msg({ message: 'Taken back', context: 'settlement' }),
  ADJUSTMENT: msg`Correction`,
};

export const disputeWords: Record<SettlementDisputeState, { word: MessageDescriptor; tone: Tone }> = {
  OPEN: { word: msg`Waits for an answer`, tone: 'wait' },
  PROPOSED: { word: msg`Waits for a second coordinator`, tone: 'wait' },
  SETTLED: { word: msg`Corrected on the next statement`, tone: 'done' },
  KEPT: { word: msg`Stays as it is`, tone: 'plain' },
  WITHDRAWN: { word: msg({ message: 'Taken back by the shop', context: 'question' }), tone: 'plain' },
};
