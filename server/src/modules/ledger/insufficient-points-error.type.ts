import { Field, Int, ObjectType } from 'type-graphql';
import type { Language } from '../../graphql/language.ts';
import { say, UserError } from '../../graphql/user-error.ts';

@ObjectType({ implements: UserError, description: 'The member has too few points for this offer.' })
export class InsufficientPointsError extends UserError {
  @Field(() => Int, { description: 'How many are missing.' })
  readonly pointsMissing: number;

  constructor(language: Language, pointsMissing: number) {
    super(
      'INSUFFICIENT_POINTS',
      say(language, { th: `ขาดอีก ${pointsMissing} แต้ม`, en: `${pointsMissing} more points are needed.` }),
    );
    this.pointsMissing = pointsMissing;
  }
}
