import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import { CaseWarning } from './case-warnings.ts';
import type { ChecklistItemRow, ChecklistTickRow } from './checklist-store.ts';
import type { ReviewRow } from './review-store.ts';

registerEnumType(CaseWarning, {
  name: 'CaseWarning',
  description: 'What asks for a second look before a shop is taken in.',
  valuesConfig: {
    SIMILAR_NAME: { description: 'A shop of a similar name is here.' },
    SAME_PHONE: { description: 'A shop with the same telephone number is here.' },
    SAME_PLACE: { description: 'A shop of the same kind is within 50 metres.' },
    NO_PHOTO: { description: 'There is no photo.' },
    NO_PLACE: { description: 'Nothing says where it is.' },
  },
});

@ObjectType({ description: 'The coordinator who looks after a case.' })
export class CaseOwner {
  @Field(() => ID, { description: 'Their membership.' })
  readonly membershipId: string;

  @Field(() => String, { description: 'What they are called.' })
  readonly name: string;

  @Field(() => Date, { description: 'Since when.' })
  readonly since: Date;

  @Field(() => Boolean, { description: 'True when it is the viewer.' })
  readonly isViewer: boolean;

  constructor(
    owner: { readonly membershipId: string; readonly name: string; readonly since: Date },
    isViewer: boolean,
  ) {
    this.membershipId = toGlobalId('membership', owner.membershipId);
    this.name = owner.name;
    this.since = owner.since;
    this.isViewer = isViewer;
  }
}

@ObjectType({ description: 'An item of a network’s checklist.' })
export class ChecklistItem {
  constructor(readonly row: ChecklistItemRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('check', this.row.id);
  }
}

@ObjectType({ description: 'An item of the checklist, and who has looked at it for one shop.' })
export class ChecklistEntry {
  constructor(
    itemRow: ChecklistItemRow,
    private readonly tick: ChecklistTickRow | null,
  ) {
    this.item = new ChecklistItem(itemRow);
  }

  @Field(() => ChecklistItem, { description: 'What is to be looked at.' })
  readonly item: ChecklistItem;

  @Field(() => String, { nullable: true, description: 'Who ticked it; null when nobody has.' })
  get tickedBy(): string | null {
    return this.tick?.name ?? null;
  }

  @Field(() => Date, { nullable: true, description: 'When; null when nobody has.' })
  get tickedAt(): Date | null {
    return this.tick?.tickedAt ?? null;
  }
}

/** What needs other rows is resolved beside: merchant-review.resolver.ts. */
@ObjectType({ description: 'What the coordinators work by on the case of a shop.' })
export class MerchantReview {
  constructor(
    readonly row: ReviewRow,
    /** The viewer, who coordinates the network. */
    readonly viewerMembershipId: string,
  ) {}

  @Field(() => CaseOwner, { nullable: true, description: 'Who looks after it; null when nobody does.' })
  get owner(): CaseOwner | null {
    const { ownerId, ownerName, ownedSince } = this.row;
    if (ownerId === null || ownerName === null || ownedSince === null) return null;
    return new CaseOwner(
      { membershipId: ownerId, name: ownerName, since: ownedSince },
      ownerId === this.viewerMembershipId,
    );
  }

  @Field(() => Date, {
    nullable: true,
    description:
      'By when it should be decided: so many working days, as the network has set. Null when nothing waits.',
  })
  get dueAt(): Date | null {
    return this.row.dueAt;
  }

  @Field(() => Boolean, { description: 'True past the due date; nothing else follows from it.' })
  get isOverdue(): boolean {
    return this.row.isOverdue;
  }

  @Field(() => Boolean, { description: 'True when the network wants every item ticked before an approval.' })
  get isChecklistRequired(): boolean {
    return this.row.isChecklistRequired;
  }

  @Field(() => Int, { description: 'Items of the checklist that nobody has ticked.' })
  get openItemCount(): number {
    return this.row.openItemCount;
  }

  @Field(() => Int, { description: 'Notes that no coordinator has dealt with.' })
  get openNoteCount(): number {
    return this.row.openNoteCount;
  }
}
