import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { AlreadyExistsError, ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import { StaffRole } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { addMerchantStaff } from './add-merchant-staff.ts';
import { freshMerchant } from './fresh-merchant.ts';
import { Merchant } from './merchant.type.ts';
import { removeMerchantStaff } from './remove-merchant-staff.ts';
import { setMerchantStaffRole } from './set-merchant-staff-role.ts';

@InputType({ description: 'Who gets a place at a shop.' })
class AddMerchantStaffInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => String, { description: "The person's sign-in e-mail." })
  readonly email!: string;

  @Field(() => StaffRole, { description: 'What they may do there.' })
  readonly role!: StaffRole;
}

@InputType({ description: 'Whose place at a shop ends.' })
class RemoveMerchantStaffInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => ID, { description: 'The place: MerchantStaff.id.' })
  readonly staffId!: string;
}

@InputType({ description: 'What somebody may do at a shop from now on.' })
class SetMerchantStaffRoleInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => ID, { description: 'The place: MerchantStaff.id.' })
  readonly staffId!: string;

  @Field(() => StaffRole, { description: 'What they may do.' })
  readonly role!: StaffRole;
}

@ObjectType({
  description: 'The role is set; what a former owner made as an owner (invitations, keys) has ended.',
})
class SetMerchantStaffRoleSuccess {
  @Field(() => Merchant, { description: 'The shop, with its staff as it is now.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

@ObjectType({ description: 'The person works there now, and is told.' })
class AddMerchantStaffSuccess {
  @Field(() => Merchant, { description: 'The shop, with its staff as it is now.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

@ObjectType({ description: 'The person does not work there any more.' })
class RemoveMerchantStaffSuccess {
  @Field(() => Merchant, { description: 'The shop, with its staff as it is now.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

const AddMerchantStaffResult = createUnionType({
  name: 'AddMerchantStaffResult',
  description: 'What came of adding somebody.',
  types: () => [AddMerchantStaffSuccess, AlreadyExistsError, ForbiddenError, ValidationError] as const,
});

const RemoveMerchantStaffResult = createUnionType({
  name: 'RemoveMerchantStaffResult',
  description: "What came of ending somebody's place.",
  types: () => [RemoveMerchantStaffSuccess, ForbiddenError, StateError] as const,
});

const SetMerchantStaffRoleResult = createUnionType({
  name: 'SetMerchantStaffRoleResult',
  description: 'What came of setting a role.',
  types: () => [SetMerchantStaffRoleSuccess, ForbiddenError, StateError] as const,
});

const sayings = {
  LAST_OWNER: {
    th: 'ร้านต้องมีเจ้าของอย่างน้อยหนึ่งคน',
    en: 'A shop needs at least one owner.',
  },
  REMOVED: {
    th: 'คนนี้ไม่ได้เป็นคนในร้านแล้ว',
    en: 'This person does not work for the shop any more.',
  },
} as const;

@Resolver()
export class MerchantStaffResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => AddMerchantStaffResult, {
    description: 'Gives somebody with an account a place at an approved shop. Owners only.',
  })
  async addMerchantStaff(
    @Arg('input', () => AddMerchantStaffInput, { description: 'Who, and as what.' })
    input: AddMerchantStaffInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof AddMerchantStaffResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const { email, role } = input;
    const result = await addMerchantStaff(this.deps, { userId, merchantId, email, role });
    switch (result.outcome) {
      case 'ADDED':
        return new AddMerchantStaffSuccess(freshMerchant(context, result.merchant));
      case 'ALREADY_STAFF':
        return new AlreadyExistsError(context.language, {
          th: 'คนนี้เป็นคนในร้านอยู่แล้ว',
          en: 'This person works for the shop already.',
        });
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => SetMerchantStaffRoleResult, {
    description: 'Says what somebody may do at a shop from now on; the last owner stays one. Owners only.',
  })
  async setMerchantStaffRole(
    @Arg('input', () => SetMerchantStaffRoleInput, { description: 'Whose, and what.' })
    input: SetMerchantStaffRoleInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SetMerchantStaffRoleResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const staffId = fromGlobalId('staff', input.staffId);
    const { role } = input;
    const result = await setMerchantStaffRole(this.deps, { userId, merchantId, staffId, role });
    switch (result.outcome) {
      case 'SET':
        return new SetMerchantStaffRoleSuccess(freshMerchant(context, result.merchant));
      case 'LAST_OWNER':
        return new StateError(context.language, 'LAST_OWNER', sayings.LAST_OWNER);
      case 'ALREADY_REMOVED':
        return new StateError(context.language, 'REMOVED', sayings.REMOVED);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => RemoveMerchantStaffResult, {
    description: "Ends somebody's place at a shop, the last owner's excepted. Owners only.",
  })
  async removeMerchantStaff(
    @Arg('input', () => RemoveMerchantStaffInput, { description: 'Whose.' }) input: RemoveMerchantStaffInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RemoveMerchantStaffResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const staffId = fromGlobalId('staff', input.staffId);
    const result = await removeMerchantStaff(this.deps, { userId, merchantId, staffId });
    switch (result.outcome) {
      case 'REMOVED':
        return new RemoveMerchantStaffSuccess(freshMerchant(context, result.merchant));
      case 'LAST_OWNER':
        return new StateError(context.language, 'LAST_OWNER', sayings.LAST_OWNER);
      case 'ALREADY_REMOVED':
        return new StateError(context.language, 'REMOVED', sayings.REMOVED);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }
}
