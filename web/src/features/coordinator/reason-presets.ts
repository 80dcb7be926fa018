import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MerchantField } from './merchant-decisions.generated.ts';

/**
 * Whole sentences, as the applicant reads them: kind, and each with what to do next. Sent in the language of the
 * coordinator's screen.
 */
export const merchantChangePresets: readonly {
  reason: MessageDescriptor;
  /** What the applicant can then change. */
  fields: readonly MerchantField[];
}[] = [
  {
    reason: msg`Please add one more photo of the shop front where the sign can be read, then send it again.`,
    fields: ['PICTURE'],
  },
  {
    reason: msg`We could not reach you by phone. Please check the number and send it again.`,
    fields: ['PHONE'],
  },
  {
    reason: msg`Please describe the place more clearly, with a landmark nearby, so that members find you.`,
    fields: ['PLACE'],
  },
  {
    reason: msg`A shop with a similar name is in the network already. Is it yours, or a new branch? Please tell us in the description.`,
    fields: ['NAME', 'DESCRIPTION'],
  },
];

export const merchantDeclinePresets: readonly MessageDescriptor[] = [
  msg`This shop is in the network already. Please go on with the one you have; your offers are there.`,
  msg`The shop is outside our area. The network nearest to you will be glad to have you.`,
  msg`What the shop mainly sells does not fit our community's rules. With other goods you are welcome to apply again.`,
];

export const suspendPresets: readonly MessageDescriptor[] = [
  msg`As you asked, the shop takes a break for a while.`,
  msg`Members told us that vouchers could not be used. We pause the shop until we have talked it over.`,
  msg`The shop is closed for repairs. We pause it until it opens again.`,
];

export const reinstatePresets: readonly MessageDescriptor[] = [
  msg`We have talked it over and all is well. Welcome back.`,
  msg`The shop is open again. Welcome back.`,
];

export const offerChangePresets: readonly MessageDescriptor[] = [
  msg`Please add a photo of the real thing, so that members know what they get.`,
  msg`Please say the amount or size clearly, for example one plate or half a kilo.`,
  msg`The points are high beside similar things. Please try a lower number, and send it again.`,
  msg`Please say the days and hours when it can be used.`,
];

export const removalPresets: readonly MessageDescriptor[] = [
  msg`You told us that you have moved away. Thank you for all you did; come back any time.`,
  msg`This account and another one belong to the same person. Please go on with the other one.`,
  msg`This account was made by mistake. You are welcome to join again any time.`,
];

export const appealKeptPresets: readonly MessageDescriptor[] = [
  msg`Thank you for telling us. We would like to see it run well until the date, and look forward to having you back.`,
  msg`We have read it and talked it over. The pause stays until its date; come and talk to us any time.`,
];
