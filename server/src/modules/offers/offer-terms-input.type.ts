import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { WeeklyWindowInput } from './weekly-window.type.ts';

/** What an offer says, as a change to it: the stock, which changes at once, is not among it. */
@InputType({ description: 'What an offer says, as a change to it.' })
export abstract class OfferTermsInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly offerId!: string;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What there is to be had; 1 to 120 characters.',
  })
  readonly title?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'More about it; at most 2,000 characters.',
  })
  readonly description?: LocalizedTextInput | null;

  @Field(() => Int, { nullable: true, description: 'What it costs a member; 1 to 1,000,000.' })
  readonly costPoints?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many one member may have; 1 to 10,000, or null: any.',
  })
  readonly perMemberLimit?: number | null;

  @Field(() => Date, {
    nullable: true,
    description: 'From when it can be redeemed; null: from when it is live.',
  })
  readonly availableFrom?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when: in the future; null: until it ends.' })
  readonly availableUntil?: Date | null;

  @Field(() => Int, { nullable: true, description: 'How long a voucher is good for, in hours; 1 to 8,760.' })
  readonly voucherValidHours?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "HOLD: for how many days it is lent, 1 to 365; takes a guarantee's place.",
  })
  readonly loanDays?: number | null;

  @Field(() => Date, {
    nullable: true,
    description: "HOLD: the points are a guarantee until then, in the future; takes a loan's place.",
  })
  readonly guaranteeUntil?: Date | null;

  @Field(() => [WeeklyWindowInput], {
    nullable: true,
    description:
      'On which days and hours it can be redeemed; at most 21 openings a week. Empty or null: on all.',
  })
  readonly weeklyWindows?: WeeklyWindowInput[] | null;

  @Field(() => ID, {
    nullable: true,
    description: "One of the caller's own uploads; null takes an upload away.",
  })
  readonly pictureId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A picture that ships with the app, for example fluent:steaming-bowl; null takes it away.',
  })
  readonly pictureKey?: string | null;
}
