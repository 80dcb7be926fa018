import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { Network } from '../networks/network.type.ts';
import type { CheckedLine } from './check-code.ts';
import { checkEntry } from './check-entry.ts';

@ObjectType({
  description:
    'What the books say in one line of a passbook: as much as is printed, and neither text nor name.',
})
export class CheckedEntry {
  constructor(private readonly line: CheckedLine) {}

  @Field(() => Date, { description: 'When the points moved.' })
  get at(): Date {
    return this.line.at;
  }

  @Field(() => Int, { description: 'Positive when points came in, negative when they went out.' })
  get points(): number {
    return this.line.points;
  }

  @Field(() => Int, { description: 'Points that could be spent right after.' })
  get balanceAfter(): number {
    return this.line.balanceAfter;
  }
}

@Resolver(() => Network)
export class CheckEntryResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => CheckedEntry, {
    nullable: true,
    description:
      'The line that a member holds on paper; null when no line of this member has this code. For coordinators and auditors: FORBIDDEN in errors for everybody else.',
  })
  async checkedEntry(
    @Root() network: Network,
    @Arg('memberNumber', () => String, { description: 'As on the card and the passbook.' })
    memberNumber: string,
    @Arg('checkCode', () => String, { description: 'As printed; spaces and dashes do not matter.' })
    checkCode: string,
    @Ctx() context: GraphqlContext,
  ): Promise<CheckedEntry | null> {
    if (context.actor === null) throw forbidden();
    const answer = await checkEntry(this.deps, {
      userId: context.actor.userId,
      networkId: network.row.id,
      memberNumber: memberNumber.trim(),
      checkCode,
    });
    switch (answer.outcome) {
      case 'FOUND':
        return new CheckedEntry(answer.line);
      case 'NOT_FOUND':
        return null;
      case 'FORBIDDEN':
        throw forbidden();
      default:
        return answer satisfies never;
    }
  }
}
