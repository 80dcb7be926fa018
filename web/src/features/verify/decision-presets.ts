import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Whole sentences, as the member reads them: kind, and each easy to answer. Sent in the language of the verifier's screen. */
export const questionPresets: readonly MessageDescriptor[] = [
  msg`Thank you for what you did. Where was it, and who was there with you?`,
  msg`Could you tell in a few words what you did that day?`,
  msg`Do you have a photo of that day? If not, a few words are enough.`,
  msg`Was it on the day that is written here? Please tell us if it was another.`,
];

/** Never blame: what was done stays well done, whatever the passbook counts. */
export const notCountedPresets: readonly MessageDescriptor[] = [
  msg`This looks like one that was counted already. If it was another time, please tell us.`,
  msg`It fits another kind of deed better. Please record it there, and it will be counted.`,
  msg`We could not find anybody who was there. Tell us who saw it, and we will look again.`,
  msg`It was recorded for another day. Please record it again with the right day.`,
];
