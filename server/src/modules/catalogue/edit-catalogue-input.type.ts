import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { CapPeriod, DeedPrivacy, EvidenceKind } from '../../platform/generated/enums.ts';
import { DeedVerifier } from './deed-verifier.type.ts';

@InputType({ description: 'A draft, and its revision as the caller saw it.' })
export class CatalogueDraftInput {
  @Field(() => ID, { description: 'The draft.' })
  readonly draftId!: string;

  @Field(() => Int, {
    description: 'CatalogueVersion.revision: when it is another by now, the change is refused.',
  })
  readonly revision!: number;
}

@InputType({ description: 'What to take out of a draft.' })
export class RemoveFromCatalogueInput extends CatalogueDraftInput {
  @Field(() => String, { description: 'Its code. What is not there is gone already: a success.' })
  readonly code!: string;
}

const code =
  'Capital letters, digits and underscores, at most 32. Chosen once and kept: caps and reports count by it. A repetition with the same code adds nothing.';
const position = 'Smaller comes first, 0 to 10,000; where it is, or at the end, when left out.';
const picture = 'The name of a picture that ships with the app (fluent:broom); none when left out.';

@InputType({ description: 'A category as it is to be in the draft.' })
export class PutDeedCategoryInput extends CatalogueDraftInput {
  @Field(() => String, { description: code })
  readonly code!: string;

  @Field(() => LocalizedTextInput, { description: 'What it is called; at most 60 characters.' })
  readonly name!: LocalizedTextInput;

  @Field(() => String, { nullable: true, description: picture })
  readonly picture?: string | null;

  @Field(() => Int, { nullable: true, description: position })
  readonly position?: number | null;
}

@InputType({ description: 'A deed as it is to be in the draft.' })
export class PutCatalogueDeedInput extends PutDeedCategoryInput {
  @Field(() => String, { description: 'The code of its category, which is in the draft.' })
  readonly category!: string;
}

@InputType({ description: 'An indicator as it is to be in the draft: all of its rule.' })
export class PutIndicatorInput extends CatalogueDraftInput {
  @Field(() => String, { description: 'The code of its deed, which is in the draft.' })
  readonly deed!: string;

  @Field(() => String, { description: code })
  readonly code!: string;

  @Field(() => LocalizedTextInput, { description: 'What is done; at most 100 characters.' })
  readonly name!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'More about it; at most 250 characters.',
  })
  readonly hint?: LocalizedTextInput | null;

  @Field(() => Int, { description: 'What one earns, 1 to 10,000.' })
  readonly points!: number;

  @Field(() => Int, { description: 'How many count for one member in one period, 1 to 1,000.' })
  readonly capCount!: number;

  @Field(() => CapPeriod, { description: 'The period.' })
  readonly capPeriod!: CapPeriod;

  @Field(() => EvidenceKind, { defaultValue: EvidenceKind.NONE, description: 'What it brings along.' })
  readonly evidence!: EvidenceKind;

  @Field(() => Int, { defaultValue: 1, description: 'How many people confirm it, 1 to 5.' })
  readonly verifiersNeeded!: number;

  @Field(() => DeedVerifier, { defaultValue: DeedVerifier.VERIFIER, description: 'Who confirms it.' })
  readonly verifiedBy!: DeedVerifier;

  @Field(() => [String], { defaultValue: [], description: 'Codes of virtues of the network, at most 10.' })
  readonly virtues!: string[];

  @Field(() => DeedPrivacy, {
    defaultValue: DeedPrivacy.MEMBERS,
    description: 'Who learns of it. A deed done to somebody who is ill is SENSITIVE.',
  })
  readonly privacy!: DeedPrivacy;

  @Field(() => Int, { nullable: true, description: position })
  readonly position?: number | null;
}
