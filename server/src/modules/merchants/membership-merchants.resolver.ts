import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { Membership } from '../members/membership.type.ts';
import { Merchant } from './merchant.type.ts';
import { loadMerchantsByMembership } from './merchant-reads.ts';

@Resolver(() => Membership)
export class MembershipMerchantsResolver {
  @FieldResolver(() => [Merchant], { description: 'Shops of this network that the person works for.' })
  async merchants(
    @Root() membership: Membership,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly Merchant[]> {
    const merchants = await context.loaders.load(loadMerchantsByMembership, membership.row.id);
    return (merchants ?? []).map((merchant) => new Merchant(merchant));
  }
}
