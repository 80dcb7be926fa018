import { Arg, Ctx, Field, Int, ObjectType } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import type { HealthCheck, HealthRow } from './health-store.ts';
import { promiseOf } from './promises.ts';

@ObjectType({ description: 'One promise of the books, and whether it held.' })
export class LedgerPromise {
  constructor(private readonly check: HealthCheck) {}

  @Field(() => String, { description: 'Stable; for programs.' })
  get code(): string {
    return this.check.code;
  }

  @Field(() => String, { description: 'What holds, as a sentence.' })
  text(
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    const promise = promiseOf(this.check.code);
    if (promise === null) return this.check.code;
    return inLanguage(language ?? context.language, promise.th, promise.en);
  }

  @Field(() => Int, { description: 'How many things were looked at.' })
  get examined(): number {
    return this.check.examined;
  }

  @Field(() => Boolean, { description: 'True when nothing was wrong.' })
  get isKept(): boolean {
    return this.check.differences === 0;
  }
}

@ObjectType({
  description: 'What the last look at the books found. Sums of the whole network; nothing about anybody.',
})
export class LedgerHealth {
  constructor(private readonly row: HealthRow) {}

  @Field(() => Date, { description: 'When the books were looked at.' })
  get checkedAt(): Date {
    return this.row.checkedAt;
  }

  @Field(() => Boolean, {
    description: 'True when every promise held, in all the networks of this installation.',
  })
  get isClean(): boolean {
    return this.row.isClean;
  }

  @Field(() => [LedgerPromise], {
    description: 'Each promise, in the order in which a bookkeeper would look.',
  })
  get promises(): LedgerPromise[] {
    return this.row.checks.map((check) => new LedgerPromise(check));
  }

  @Field(() => Int, { description: 'All points that the network has issued: what the five below add up to.' })
  get pointsIssued(): number {
    return this.row.pointsIssued;
  }

  @Field(() => Int, { description: 'Of them, what members can spend.' })
  get pointsAvailable(): number {
    return this.row.pointsAvailable;
  }

  @Field(() => Int, { description: 'Of them, what is set aside for members.' })
  get pointsHeld(): number {
    return this.row.pointsHeld;
  }

  @Field(() => Int, { description: "Of them, what is in the network's fund." })
  get pointsInFund(): number {
    return this.row.pointsInFund;
  }

  @Field(() => Int, { description: 'Of them, what members gave to community goals.' })
  get pointsInGoals(): number {
    return this.row.pointsInGoals;
  }

  @Field(() => Int, { description: 'Of them, what shops have received.' })
  get pointsAtShops(): number {
    return this.row.pointsAtShops;
  }

  @Field(() => Int, { description: 'How many transfers its ledger had.' })
  get transferCount(): number {
    return this.row.transferCount;
  }

  @Field(() => Int, { description: 'How many of them were sealed; the rest is of the last hour.' })
  get sealedCount(): number {
    return this.row.sealedCount;
  }
}
