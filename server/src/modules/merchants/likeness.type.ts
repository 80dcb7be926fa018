import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Merchant } from './merchant.type.ts';
import { type Likeness, LikenessReason } from './similar-merchants.ts';

registerEnumType(LikenessReason, {
  name: 'LikenessReason',
  description: 'What makes two shops look like one.',
  valuesConfig: {
    NAME: { description: 'Their names are alike, tone marks aside.' },
    PHONE: { description: 'They have the same telephone number.' },
    PLACE: { description: 'They are of the same kind, within 50 metres.' },
  },
});

@ObjectType({ description: 'A shop that may be the same as another, and why.' })
export class MerchantLikeness {
  @Field(() => Merchant, { description: 'The shop that is there already.' })
  readonly merchant: Merchant;

  @Field(() => [LikenessReason], { description: 'Why it may be the same; at least one.' })
  readonly reasons: readonly LikenessReason[];

  constructor({ merchant, reasons }: Likeness) {
    this.merchant = new Merchant(merchant);
    this.reasons = reasons;
  }
}
