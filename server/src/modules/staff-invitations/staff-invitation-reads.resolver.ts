import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import type { NarrowLimits } from '../../graphql/narrow-limits.ts';
import { StaffRole } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { hashOfToken, isToken } from '../../platform/secret-token.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { loadMerchantsById, type MerchantRow } from '../merchants/merchant-store.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { invitationStateOf } from './invitation-state.ts';
import { findInvitationByHash, type InvitationRow, loadOpenInvitations } from './invitation-store.ts';
import { type InvitationProblem, StaffInvitation, StaffInvitationProblem } from './staff-invitation.type.ts';

/** Nobody guesses 256 bits; this keeps a broken client from asking for ever. */
const lookUps = { name: 'staff-invitation', points: 30, duration: 60 };

@ObjectType({
  description: 'What one who holds the link sees before they take the place: the shop, and nobody’s name.',
})
export class StaffInvitationView {
  constructor(
    readonly row: InvitationRow,
    readonly merchant: MerchantRow,
  ) {}

  @Field(() => StaffRole, { description: 'What they would do there.' })
  get role(): StaffRole {
    return this.row.role;
  }

  @Field(() => Date, { description: 'Until when the place can be taken.' })
  get expiresAt(): Date {
    return this.row.expiresAt;
  }

  @Field(() => StaffInvitationProblem, {
    nullable: true,
    description: 'What stands in the way; null while it is open.',
  })
  get problem(): InvitationProblem | null {
    const state = invitationStateOf(this.row);
    if (state !== 'OPEN') return state;
    return ['APPROVED', 'SUSPENDED'].includes(this.merchant.status) ? null : 'SHOP_CLOSED';
  }

  @Field(() => ID, { description: 'The shop; it may not be one that everybody sees.' })
  get merchantId(): string {
    return toGlobalId('merchant', this.merchant.id);
  }

  @Field(() => String, { description: 'What the shop is called.' })
  shopName(
    @Arg('language', () => Language, {
      nullable: true,
      description: "The caller's when left out.",
    })
    language: Language | null | undefined,
    @Ctx() context: GraphqlContext,
  ): string {
    return inLanguage(language ?? context.language, this.merchant.nameTh, this.merchant.nameEn);
  }
}

@Resolver(() => Merchant)
export class StaffInvitationReadsResolver {
  constructor(private readonly deps: { readonly database: Database; readonly narrowLimits: NarrowLimits }) {}

  @Query(() => StaffInvitationView, {
    nullable: true,
    description: 'The invitation of a link; null when there is none. For anybody who holds the link.',
  })
  async staffInvitation(
    @Arg('token', () => String, { description: 'What the link ends with.' }) token: string,
    @Ctx() context: GraphqlContext,
  ): Promise<StaffInvitationView | null> {
    await this.deps.narrowLimits.count(lookUps, context);
    if (!isToken(token)) return null;
    const row = await findInvitationByHash(this.deps.database.prisma, hashOfToken(token));
    const merchant = row === null ? null : await context.loaders.load(loadMerchantsById, row.merchantId);
    return row === null || merchant === null ? null : new StaffInvitationView(row, merchant);
  }

  @FieldResolver(() => [StaffInvitation], {
    nullable: true,
    description: 'The open invitations, the newest first. Owners only: null for others.',
  })
  async staffInvitations(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly StaffInvitation[] | null> {
    if (!mayRunShop(await viewerPlace(context, row.id))) return null;
    const rows = await context.loaders.load(loadOpenInvitations, row.id);
    return (rows ?? []).map((invitation) => new StaffInvitation(invitation));
  }
}
