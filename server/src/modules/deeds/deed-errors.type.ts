import { Field, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import type { Language } from '../../graphql/language.ts';
import { say, UserError } from '../../graphql/user-error.ts';
import { capReachedMessage, nextCapPeriodStart } from './cap-period.ts';
import type { DeedRule } from './deed-rule-store.ts';

@ObjectType({
  implements: UserError,
  description: 'The deed was recorded as often as its rule allows in this period. What is recorded stays.',
})
export class CapReachedError extends UserError {
  @Field(() => CalendarDate, {
    description: 'The first day of the next period: from then on it can be recorded again.',
  })
  readonly roomFrom: string;

  constructor(language: Language, rule: DeedRule, doneOn: string) {
    super('CAP_REACHED', say(language, capReachedMessage({ period: rule.capPeriod, doneOn }, rule.today)));
    this.roomFrom = nextCapPeriodStart(rule.capPeriod, doneOn);
  }
}
