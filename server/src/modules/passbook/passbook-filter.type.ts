import { Field, InputType, registerEnumType } from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import { PassbookEntryKind } from '../ledger/passbook-entry.type.ts';

export const PassbookDirection = { IN: 'IN', OUT: 'OUT' } as const;
export type PassbookDirection = (typeof PassbookDirection)[keyof typeof PassbookDirection];

registerEnumType(PassbookDirection, {
  name: 'PassbookDirection',
  description: 'Whether points came or went.',
  valuesConfig: { IN: { description: 'They came in.' }, OUT: { description: 'They went out.' } },
});

@InputType({
  description: 'Which lines of a passbook. Whatever is left out narrows nothing; together all must hold.',
})
export class PassbookFilterInput {
  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first day, in the time zone of the network.',
  })
  readonly from?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'The last day, itself included.' })
  readonly to?: string | null;

  @Field(() => PassbookDirection, { nullable: true, description: 'What came in, or what went out.' })
  readonly direction?: PassbookDirection | null;

  @Field(() => PassbookEntryKind, { nullable: true, description: 'One kind of movement.' })
  readonly kind?: PassbookEntryKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'Deeds of one category, by its code: see passbookCategories.',
  })
  readonly categoryCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Part of what the line says or of who confirmed it, in either language; 100 characters at most.',
  })
  readonly search?: string | null;
}
