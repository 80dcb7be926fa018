import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import { CaseAction, CaseActor, MerchantField, OpenVoucherPolicy } from '../../platform/generated/enums.ts';
import type { CaseEventRow } from './case-event-store.ts';

registerEnumType(CaseActor, {
  name: 'CaseActor',
  description: 'Which side took a step.',
  valuesConfig: {
    MERCHANT: { description: 'The shop.' },
    COORDINATOR: { description: 'The network.' },
    SYSTEM: { description: 'Nobody: a time ran out, or a rule of the network applied.' },
  },
});

registerEnumType(CaseAction, {
  name: 'CaseAction',
  description: 'A step in the life of an application or an offer.',
  valuesConfig: {
    APPLIED: { description: 'A shop asked to take part.' },
    RESUBMITTED: { description: 'The application came back with its changes.' },
    APPROVED: { description: 'A shop takes part, or an offer went live.' },
    CHANGES_REQUESTED: { description: 'Sent back with a reason.' },
    DECLINED: { description: 'A shop does not take part.' },
    SUSPENDED: { description: 'A shop pauses until a date.' },
    REINSTATED: { description: 'A suspension ended.' },
    CREATED: { description: 'A draft was written.' },
    SUBMITTED: { description: 'An offer asked to go live.' },
    WITHDRAWN: { description: 'The shop took its submitted offer back.' },
    PAUSED: { description: 'The shop paused its offer.' },
    RESUMED: { description: 'The shop took its offer up again.' },
    ENDED: { description: 'The shop ended its offer for good.' },
    MADE_RIGHT: {
      description: 'The shop could not honour a voucher, and gave its points back; the reason says why.',
    },
    STOCK_CHANGED: { description: 'The shop added to the stock or took from it; the reason says how many.' },
    APPEALED: { description: 'The shop said why its suspension should end; the reason is its words.' },
    APPEAL_KEPT: { description: 'The appeal was answered, and the suspension stays as it is.' },
    TRUSTED: {
      description: 'The shop is trusted: its offers may go live at once, if the network has it so.',
    },
    TRUST_ENDED: { description: 'Offers of the shop are looked at first again.' },
    CLOSED: { description: 'The shop closed for a while; the reason is its note.' },
    REOPENED: { description: 'The shop opened again before its closure ended.' },
    CEILING_CHANGED: {
      description:
        'The shop set what it gives in a month; the reason says how many points, none: no ceiling.',
    },
    REVISION_PROPOSED: { description: 'The shop asked to change an offer that members redeem.' },
    REVISION_APPROVED: { description: 'The change is made.' },
    REVISION_RETURNED: { description: 'The change was sent back with a reason; the offer is as it was.' },
    REVISION_WITHDRAWN: { description: 'The shop took its change back.' },
  },
});

registerEnumType(MerchantField, {
  name: 'MerchantField',
  description: 'A part of an application.',
  valuesConfig: {
    NAME: { description: 'What the shop is called, in both languages.' },
    PHONE: { description: 'Its telephone number.' },
    CATEGORY: { description: 'What kind of shop it is.' },
    PLACE: { description: 'Where it is: address, village, or point.' },
    PICTURE: { description: 'Its photo.' },
    DESCRIPTION: { description: 'What it says of itself.' },
  },
});

registerEnumType(OpenVoucherPolicy, {
  name: 'OpenVoucherPolicy',
  description: 'What happens to the vouchers that members hold for a suspended shop.',
  valuesConfig: {
    HONOUR: { description: 'They stay good at its counter.' },
    RETURN: { description: 'They come back: points, stock and limit.' },
  },
});

@ObjectType({ description: 'One step in the life of an application or an offer.' })
export class CaseEvent {
  constructor(readonly row: CaseEventRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('case', this.row.id);
  }

  @Field(() => CaseAction, { description: 'What happened.' })
  get action(): CaseAction {
    return this.row.action;
  }

  @Field(() => CaseActor, { description: "The actor's side, not their name: the shop or the network." })
  get actor(): CaseActor {
    return this.row.actor;
  }

  @Field(() => Date, { description: 'When.' })
  get at(): Date {
    return this.row.createdAt;
  }

  @Field(() => String, { nullable: true, description: 'As the applicant sees it, whole.' })
  get reason(): string | null {
    return this.row.reason;
  }

  @Field(() => [MerchantField], {
    description: 'With CHANGES_REQUESTED of a shop: what to put right; empty when the whole form is open.',
  })
  get fields(): readonly MerchantField[] {
    return this.row.fields;
  }

  @Field(() => OpenVoucherPolicy, {
    nullable: true,
    description: 'With SUSPENDED: what became of the vouchers that members held.',
  })
  get openVouchers(): OpenVoucherPolicy | null {
    return this.row.openVouchers;
  }
}
