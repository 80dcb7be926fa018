import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { NoticeKind } from '../../platform/generated/enums.ts';
import type { NoticeRow } from './notice-store.ts';

registerEnumType(NoticeKind, {
  name: 'NoticeKind',
  description: 'What a notice tells of.',
  valuesConfig: {
    MERCHANT_APPLIED: { description: 'To coordinators: a shop has applied, or sent its application again.' },
    MERCHANT_APPROVED: { description: 'To a shop: it may list offers.' },
    MERCHANT_CHANGES_REQUESTED: { description: 'To a shop: something in the application is to be changed.' },
    MERCHANT_DECLINED: { description: 'To a shop: the application was declined.' },
    MERCHANT_SUSPENDED: { description: 'To a shop: it is suspended for a time.' },
    MERCHANT_REINSTATED: { description: 'To a shop: it is open again.' },
    OFFER_SUBMITTED: { description: 'To coordinators: an offer waits for approval.' },
    OFFER_APPROVED: { description: 'To a shop: the offer is live.' },
    OFFER_CHANGES_REQUESTED: { description: 'To a shop: something in the offer is to be changed.' },
    OFFER_REVISION_PROPOSED: { description: 'To coordinators: a shop wants to change a live offer.' },
    OFFER_REVISION_APPROVED: { description: 'To a shop: the change of a live offer holds now.' },
    OFFER_REVISION_RETURNED: {
      description: 'To a shop: the change of a live offer waits for something; the offer stays as it was.',
    },
    OFFER_BACK: { description: 'To a member who waits: there is stock of the offer again.' },
    POINTS_AWARDED: { description: 'To a member: points for a deed.' },
    VOUCHER_USED: { description: 'To a member: a voucher was used.' },
    VOUCHER_MADE_RIGHT: { description: 'To a member: a shop gave the points of a voucher back.' },
    VOUCHER_EXPIRED: { description: 'To a member: a voucher was not used in time; its points came back.' },
    VOUCHER_PRINTED: { description: 'To a member: a coordinator has printed a voucher, as they asked.' },
    VOUCHER_REVERSED: { description: 'To a member: the use of a voucher was undone; its points came back.' },
    MEMBERSHIP_REQUESTED: { description: 'To coordinators: somebody wants to join.' },
    MEMBERSHIP_APPROVED: { description: 'To a person: they are in.' },
    ROLES_CHANGED: {
      description: 'To a person: a coordinator has decided about their place in the network.',
    },
    PASSWORD_CHANGED: { description: 'To a person: their account has a new password.' },
    EMAIL_CHANGED: { description: 'To a person: they sign in with another address now.' },
    STAFF_ADDED: { description: 'To a person: they work for a shop now.' },
    STAFF_JOINED: { description: "To a shop's owners: somebody has taken a place by an invitation." },
    DEED_CREDITED: { description: 'To a member: a deed is confirmed and credited.' },
    DEED_MORE_ASKED: { description: 'To a member: a verifier asks for a little more.' },
    DEED_NOT_COUNTED: {
      description: 'To a member: a deed is not counted this time, why, and how to answer.',
    },
    DEED_ANSWERED: { description: 'To a verifier: the member has answered.' },
    DEED_CORRECTED: { description: "To a member: a deed's credit was a mistake and is undone." },
    DEED_WAITS_LONG: { description: 'To coordinators: deeds have waited for longer than is kind.' },
    AWARD_PROPOSED: { description: 'To coordinators: an award needs a second person.' },
    AWARD_CORRECTED: { description: 'To a member: an award was a mistake and is undone.' },
    CATALOGUE_ADOPTED: { description: 'To members: another catalogue of deeds holds from a day on.' },
    IMPORT_PROPOSED: { description: 'To the other coordinators: an import waits for a second person.' },
    IMPORT_DONE: { description: 'To a coordinator: an import has ended.' },
    THANKS_RECEIVED: { description: 'To a member: somebody has sent thanks.' },
    GIFT_RECEIVED: { description: "To a member: somebody has sent points out of the network's fund." },
    GOAL_REACHED: { description: 'To those who pledged: the community goal is reached.' },
    GOAL_RETURNED: { description: 'To a member: the goal was not reached in time; the pledge came back.' },
    LOAN_DUE: { description: 'To a member: something borrowed is due back soon.' },
    HOLD_RELEASED: { description: 'To a member: held points came back.' },
    DEED_RECORDED: { description: 'To a member: somebody has written down a deed for them.' },
    FUNDING_PROPOSED: {
      description: 'To the other coordinators: points for the gift fund need a second person.',
    },
    EVENT_PROPOSED: { description: "To the other coordinators: an event's budget needs a second person." },
    HOUSEHOLD_ASKED: { description: 'To a member: somebody says that they live together.' },
    WEBHOOK_DISABLED: { description: 'To those who run an endpoint: it is called no more.' },
    SETTLEMENT_RATE_PROPOSED: {
      description: 'To the other coordinators: what a point is worth waits for one of them.',
    },
    SETTLEMENT_ISSUED: { description: 'To the owners of a shop: a statement of what they get is ready.' },
    SETTLEMENT_PAID: { description: 'To the owners of a shop: a statement was paid.' },
    SETTLEMENT_DISPUTED: { description: 'To coordinators: a shop asks about a statement.' },
    SETTLEMENT_ANSWERED: { description: 'To the owners of a shop: their question is answered.' },
    MERCHANT_CASE_OVERDUE: {
      description:
        'To the coordinators who do not look after it: an application has waited past its due date.',
    },
    MERCHANT_CASE_HANDED_OVER: { description: 'To a coordinator: an application is theirs to look after.' },
    MERCHANT_NOTE: { description: 'To a shop: the coordinators have a question.' },
    MERCHANT_NOTE_ANSWERED: { description: 'To coordinators: the shop has answered.' },
    MERCHANT_APPEALED: { description: 'To coordinators: a suspended shop asks them to look again.' },
    MERCHANT_APPEAL_KEPT: { description: 'To a shop: its appeal is answered; the suspension stays.' },
    MERCHANT_TRUSTED: { description: 'To a shop: it is trusted from now on.' },
    SETTING_PROPOSED: { description: 'To the other coordinators: a rule of the network needs a second one.' },
  },
});

/** Its texts and its path are made when it is read: notice.resolver.ts. */
@ObjectType({ implements: NodeType, description: 'A message in the inbox.' })
export class Notice implements NodeType {
  constructor(readonly row: NoticeRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('notice', this.row.id);
  }

  @Field(() => NoticeKind, { description: 'What it tells of.' })
  get kind(): NoticeKind {
    return this.row.kind;
  }

  @Field(() => Date, { description: 'When it happened.' })
  get at(): Date {
    return this.row.createdAt;
  }

  @Field(() => Date, { nullable: true, description: 'When it was marked as read; null while it is new.' })
  get readAt(): Date | null {
    return this.row.readAt;
  }
}

export const NoticeConnection = createConnectionType('Notice', () => Notice);
