import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Why a large award is left as it is: read by the coordinator who proposed it. */
export const declineProposalPresets: readonly MessageDescriptor[] = [
  msg`Let us talk about it at the next meeting first.`,
  msg`Somebody has given the points for this already.`,
  msg`The number looks like a slip of the finger. Please propose it again.`,
];

/** Why an award is corrected: read by the member, word for word. */
export const correctionPresets: readonly MessageDescriptor[] = [
  msg`It was entered twice.`,
  msg`It was entered for another person by mistake.`,
  msg`The number of points was wrong. The right one follows.`,
];
