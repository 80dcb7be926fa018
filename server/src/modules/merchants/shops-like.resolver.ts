import { Args, ArgsType, Ctx, Field, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { Network } from '../networks/network.type.ts';
import { MerchantLikeness } from './likeness.type.ts';
import { readMerchantInput } from './merchant-input.ts';
import { findShopsLike } from './similar-merchants.ts';

@ArgsType()
class ShopsLikeArgs {
  @Field(() => String, { nullable: true, description: 'What the shop is to be called, in either language.' })
  readonly name?: string | null;

  @Field(() => String, { nullable: true, description: 'As it was typed; what is no number is left aside.' })
  readonly phone?: string | null;

  @Field(() => String, { nullable: true, description: 'The code of its category.' })
  readonly category?: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north; with the longitude.' })
  readonly latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east; with the latitude.' })
  readonly longitude?: number | null;
}

/** Asked while somebody writes an application: is this your shop? */
@Resolver(() => Network)
export class ShopsLikeResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => [MerchantLikeness], {
    description:
      'At most three shops that a new one may be the same as: partner shops, and those where the viewer works. For who is signed in.',
  })
  async shopsLike(
    @Root() { row }: Network,
    @Args(() => ShopsLikeArgs) args: ShopsLikeArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly MerchantLikeness[]> {
    const { userId } = signedIn(context);
    // What is wrong so far is left aside: the person is still writing.
    const { change } = readMerchantInput({ phone: args.phone ?? undefined });
    const place = readMerchantInput({ latitude: args.latitude ?? null, longitude: args.longitude ?? null });
    const hasPlace = place.problems.length === 0;
    const named = readMerchantInput({ name: { th: args.name } });
    const name = named.problems.length === 0 ? (named.change.nameTh ?? '') : '';
    const found = await findShopsLike(
      this.deps.database,
      {
        networkId: row.id,
        // One name stands for both: the person wrote it in the language that they speak.
        ...{ nameTh: name, nameEn: name, phone: change.phone ?? null },
        categoryCode: args.category?.includes('\u0000') ? null : (args.category ?? null),
        latitude: hasPlace ? (place.change.latitude ?? null) : null,
        longitude: hasPlace ? (place.change.longitude ?? null) : null,
      },
      userId,
    );
    return found.map((likeness) => new MerchantLikeness(likeness));
  }
}
