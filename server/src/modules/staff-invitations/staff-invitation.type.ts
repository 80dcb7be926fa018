import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import type { Language } from '../../graphql/language.ts';
import { type Message, say, UserError } from '../../graphql/user-error.ts';
import { StaffRole } from '../../platform/generated/enums.ts';
import type { InvitationState } from './invitation-state.ts';
import type { InvitationRow } from './invitation-store.ts';

@ObjectType({
  description: 'An invitation of one’s own shop. The link itself is shown once, when it is made.',
})
export class StaffInvitation {
  constructor(readonly row: InvitationRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('invitation', this.row.id);
  }

  @Field(() => StaffRole, { description: 'What whoever takes it may do at the shop.' })
  get role(): StaffRole {
    return this.row.role;
  }

  @Field(() => Int, { description: 'How many may take it.' })
  get useLimit(): number {
    return this.row.useLimit;
  }

  @Field(() => Int, { description: 'How many have.' })
  get useCount(): number {
    return this.row.useCount;
  }

  @Field(() => Date, { description: 'Until when.' })
  get expiresAt(): Date {
    return this.row.expiresAt;
  }
}

export type InvitationProblem = Exclude<InvitationState, 'OPEN'> | 'UNKNOWN' | 'SHOP_CLOSED' | 'FULL';

export const StaffInvitationProblem = {
  UNKNOWN: 'UNKNOWN',
  OVER: 'OVER',
  USED_UP: 'USED_UP',
  REVOKED: 'REVOKED',
  SHOP_CLOSED: 'SHOP_CLOSED',
  FULL: 'FULL',
} as const satisfies Record<InvitationProblem, InvitationProblem>;

registerEnumType(StaffInvitationProblem, {
  name: 'StaffInvitationProblem',
  description: 'Why an invitation gives no place.',
  valuesConfig: {
    UNKNOWN: { description: 'There is no such invitation: the link is not whole, perhaps.' },
    OVER: { description: 'Its time is over.' },
    USED_UP: { description: 'Others have taken it.' },
    REVOKED: { description: 'The shop has taken it back.' },
    SHOP_CLOSED: { description: 'The shop is not open in its network.' },
    FULL: { description: 'As many work there as a shop may have.' },
  },
});

const sayings: Readonly<Record<InvitationProblem, Message>> = {
  UNKNOWN: {
    th: 'ไม่พบคำชวนนี้ ลองขอลิงก์จากเจ้าของร้านใหม่',
    en: 'There is no such invitation. Ask the shop for the link again.',
  },
  OVER: {
    th: 'คำชวนนี้หมดเวลาแล้ว ขอลิงก์ใหม่จากเจ้าของร้านได้',
    en: 'This invitation is over. Ask the shop for a new one.',
  },
  USED_UP: {
    th: 'คำชวนนี้มีคนรับไปครบแล้ว ขอลิงก์ใหม่จากเจ้าของร้านได้',
    en: 'This invitation has been taken already. Ask the shop for a new one.',
  },
  REVOKED: {
    th: 'ร้านยกเลิกคำชวนนี้แล้ว ลองคุยกับเจ้าของร้าน',
    en: 'The shop has taken this invitation back. Have a word with the owner.',
  },
  SHOP_CLOSED: {
    th: 'ร้านนี้ยังไม่เปิดในชุมชน',
    en: 'This shop is not open in its community.',
  },
  FULL: {
    th: 'ร้านนี้มีคนครบแล้ว',
    en: 'As many people work for this shop as can.',
  },
};

@ObjectType({ implements: UserError, description: 'The invitation gives no place (any more).' })
export class StaffInvitationError extends UserError {
  @Field(() => StaffInvitationProblem, { description: 'Why.' })
  readonly problem: InvitationProblem;

  constructor(language: Language, problem: InvitationProblem) {
    super('INVITATION', say(language, sayings[problem]));
    this.problem = problem;
  }
}

@ObjectType({
  implements: UserError,
  description: 'The network of the shop lets people in one by one, and has not let this person in yet.',
})
export class NetworkPendingError extends UserError {
  @Field(() => Boolean, { description: 'True when they have asked already, and wait.' })
  readonly isAsked: boolean;

  @Field(() => ID, { description: 'For joinNetwork.' })
  readonly networkId: string;

  constructor(language: Language, isAsked: boolean, networkId: string) {
    super(
      'NETWORK_PENDING',
      say(
        language,
        isAsked
          ? {
              th: 'ชุมชนยังไม่ได้รับคุณเข้า เมื่อผู้ประสานงานรับแล้ว เปิดลิงก์นี้อีกครั้งได้เลย',
              en: 'The community has not let you in yet. Once it has, open this link again.',
            }
          : {
              th: 'ชุมชนนี้รับคนทีละคน ขอเข้าร่วมชุมชนก่อน แล้วเปิดลิงก์นี้อีกครั้ง',
              en: 'This community lets people in one by one. Ask to join first, then open this link again.',
            },
      ),
    );
    this.isAsked = isAsked;
    this.networkId = toGlobalId('network', networkId);
  }
}
