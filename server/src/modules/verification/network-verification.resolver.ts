import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { maySeeVerificationTimes } from './verification-policy.ts';
import { VerificationTimes } from './verification-times.type.ts';
import { readVerificationTimes } from './verification-times-store.ts';

@Resolver(() => Network)
export class NetworkVerificationResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => VerificationTimes, {
    description: 'Coordinators, verifiers and auditors (FORBIDDEN in errors otherwise).',
  })
  async verificationTimes(
    @Root() network: Network,
    @Ctx() context: GraphqlContext,
  ): Promise<VerificationTimes> {
    if (!maySeeVerificationTimes(await viewerMembership(context, network.row.id))) throw forbidden();
    return readVerificationTimes(this.deps.database, network.row.id);
  }

  @FieldResolver(() => Int, {
    description: 'After so many hours a waiting deed goes to the coordinators, too. 1 to 720.',
  })
  escalateAfterHours(@Root() network: Network): number {
    return network.row.escalateAfterHours;
  }
}
