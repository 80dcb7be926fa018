import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import type { NarrowLimits } from '../../graphql/narrow-limits.ts';
import { AlreadyExistsError, ForbiddenError, ValidationError } from '../../graphql/user-error.ts';
import { StaffRole } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { freshMerchant } from '../merchants/fresh-merchant.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import type { MerchantRow } from '../merchants/merchant-store.ts';
import { acceptStaffInvitation } from './accept-staff-invitation.ts';
import { createStaffInvitation } from './create-staff-invitation.ts';
import { loadOpenInvitations } from './invitation-store.ts';
import { revokeStaffInvitation } from './revoke-staff-invitation.ts';
import { NetworkPendingError, StaffInvitation, StaffInvitationError } from './staff-invitation.type.ts';

const tries = { name: 'accept-staff-invitation', points: 20, duration: 60 };

@InputType({ description: 'A link by which somebody takes a place at a shop.' })
class CreateStaffInvitationInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => StaffRole, { description: 'What whoever takes it may do. An OWNER is invited alone.' })
  readonly role!: StaffRole;

  @Field(() => Int, { defaultValue: 1, description: 'How many may take it: 1 to 20.' })
  readonly useLimit!: number;

  @Field(() => Int, { defaultValue: 24, description: 'For how many hours: 1 to 168.' })
  readonly validHours!: number;
}

@InputType({ description: 'An invitation to take back.' })
class RevokeStaffInvitationInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => ID, { description: 'StaffInvitation.id.' })
  readonly invitationId!: string;
}

@InputType({ description: 'An invitation to take.' })
class AcceptStaffInvitationInput {
  @Field(() => String, { description: 'What the link ends with.' })
  readonly token!: string;
}

@ObjectType({ description: 'The invitation is open.' })
class CreateStaffInvitationSuccess {
  @Field(() => StaffInvitation, { description: 'As it is now.' })
  readonly invitation: StaffInvitation;

  @Field(() => String, {
    description:
      'For the link: `<your address>/join-shop/<token>`. Shown this once; nobody can ask for it again.',
  })
  readonly token: string;

  @Field(() => Merchant, { description: 'The shop, with its open invitations.' })
  readonly merchant: Merchant;

  constructor(invitation: StaffInvitation, token: string, merchant: Merchant) {
    this.invitation = invitation;
    this.token = token;
    this.merchant = merchant;
  }
}

@ObjectType({ description: 'Nobody can take it any more; who has taken it stays.' })
class RevokeStaffInvitationSuccess {
  @Field(() => Merchant, { description: 'The shop, with its open invitations.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

@ObjectType({ description: 'The person works there now.' })
class AcceptStaffInvitationSuccess {
  @Field(() => Merchant, { description: 'The shop.' })
  readonly merchant: Merchant;

  @Field(() => Boolean, { description: 'True when this link had given them this place before.' })
  readonly replayed: boolean;

  constructor(merchant: Merchant, replayed: boolean) {
    this.merchant = merchant;
    this.replayed = replayed;
  }
}

const CreateStaffInvitationResult = createUnionType({
  name: 'CreateStaffInvitationResult',
  description: 'What came of making an invitation.',
  types: () => [CreateStaffInvitationSuccess, ForbiddenError, ValidationError] as const,
});
const RevokeStaffInvitationResult = createUnionType({
  name: 'RevokeStaffInvitationResult',
  description: 'What came of taking an invitation back.',
  types: () => [RevokeStaffInvitationSuccess, ForbiddenError] as const,
});
const AcceptStaffInvitationResult = createUnionType({
  name: 'AcceptStaffInvitationResult',
  description: 'What came of taking an invitation.',
  types: () =>
    [
      AcceptStaffInvitationSuccess,
      StaffInvitationError,
      AlreadyExistsError,
      NetworkPendingError,
      ForbiddenError,
    ] as const,
});

function freshShop(context: GraphqlContext, row: MerchantRow): Merchant {
  context.loaders.clear(loadOpenInvitations, row.id);
  return freshMerchant(context, row);
}

@Resolver()
export class StaffInvitationsResolver {
  constructor(private readonly deps: { readonly database: Database; readonly narrowLimits: NarrowLimits }) {}

  @Mutation(() => CreateStaffInvitationResult, {
    description:
      'Makes a link (and its QR) by which somebody takes a place at an approved shop. Owners only.',
  })
  async createStaffInvitation(
    @Arg('input', () => CreateStaffInvitationInput, { description: 'As what, for whom, until when.' })
    input: CreateStaffInvitationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CreateStaffInvitationResult> {
    const { userId } = signedIn(context);
    const { role, useLimit, validHours } = input;
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const result = await createStaffInvitation(this.deps, { userId, merchantId, role, useLimit, validHours });
    switch (result.outcome) {
      case 'CREATED':
        return new CreateStaffInvitationSuccess(
          new StaffInvitation(result.invitation),
          result.token,
          freshShop(context, result.merchant),
        );
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => RevokeStaffInvitationResult, { description: 'Takes an invitation back. Owners only.' })
  async revokeStaffInvitation(
    @Arg('input', () => RevokeStaffInvitationInput, { description: 'Which.' })
    input: RevokeStaffInvitationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RevokeStaffInvitationResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const invitationId = fromGlobalId('invitation', input.invitationId);
    const result = await revokeStaffInvitation(this.deps, { userId, merchantId, invitationId });
    switch (result.outcome) {
      case 'REVOKED':
        return new RevokeStaffInvitationSuccess(freshShop(context, result.merchant));
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => AcceptStaffInvitationResult, {
    description:
      "Takes the place at the shop that an invitation gives, and joins the shop's network where that is open.",
  })
  async acceptStaffInvitation(
    @Arg('input', () => AcceptStaffInvitationInput, { description: 'Which.' })
    input: AcceptStaffInvitationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof AcceptStaffInvitationResult> {
    const { userId } = signedIn(context);
    const { language } = context;
    await this.deps.narrowLimits.count(tries, context);
    const result = await acceptStaffInvitation(this.deps, { userId, token: input.token });
    switch (result.outcome) {
      case 'ACCEPTED':
        return new AcceptStaffInvitationSuccess(freshShop(context, result.merchant), result.isReplayed);
      case 'NOT_OPEN':
        return new StaffInvitationError(language, result.problem);
      case 'ALREADY_STAFF':
        return new AlreadyExistsError(language, {
          th: 'คุณเป็นคนในร้านนี้อยู่แล้ว',
          en: 'You work for this shop already.',
        });
      case 'NETWORK_PENDING':
        return new NetworkPendingError(language, result.isAsked, result.networkId);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }
}
