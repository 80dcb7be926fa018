import { LRUCache } from 'lru-cache';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { badRequest } from '../../graphql/global-id.ts';
import type { Database } from '../../platform/postgres.ts';
import { Indicator } from '../catalogue/indicator.type.ts';
import { loadVersionsInForce, networkDayKey } from '../catalogue/version-store.ts';
import { Member } from '../ledger/member.type.ts';
import { holds } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { suggestDeeds } from './suggest-deeds.ts';
import { capKey, listWidespreadCodes, loadCapsUsed } from './suggestion-store.ts';

@Resolver(() => Member)
export class DeedSuggestionsResolver {
  /** What many do changes slowly: a rush of members who open the page asks for it once. */
  readonly #often: LRUCache<string, readonly string[]>;

  constructor(private readonly deps: { readonly database: Database }) {
    this.#often = new LRUCache({
      ...{ max: 10_000, ttl: 10 * 60 * 1000 },
      fetchMethod: (networkId) => listWidespreadCodes(deps.database, networkId),
    });
  }

  @FieldResolver(() => [Indicator], {
    description:
      "What the member will likely record next, the likeliest first. The member's own: FORBIDDEN in errors for everybody else.",
  })
  async deedSuggestions(
    @Root() member: Member,
    @Arg('first', () => Int, { defaultValue: 8, description: 'How many, 1 to 20.' }) first: number,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly Indicator[]> {
    if (member.row.userId === null || member.row.userId !== context.actor?.userId) throw forbidden();
    if (first < 1 || first > 20) throw badRequest('first must be 1 to 20');
    const { id: memberId, networkId } = member.row;
    const version = await context.loaders.load(loadVersionsInForce, networkDayKey(networkId, null));
    if (version === null) return [];
    const often = (await this.#often.fetch(networkId)) ?? [];
    const wanted = { versionId: version.id, often, count: first };
    const rows = await suggestDeeds(this.deps.database, { networkId, memberId }, wanted);
    return rows.map((row) => new Indicator(row));
  }
}

@Resolver(() => Indicator)
export class IndicatorCapResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How often the asking person may still record it today; null unless they are a member here.',
  })
  async capLeft(@Root() { row }: Indicator, @Ctx() context: GraphqlContext): Promise<number | null> {
    const membership = await viewerMembership(context, row.networkId);
    if (!holds(membership, 'MEMBER')) return null;
    const key = capKey({ memberId: membership.id, code: row.code, period: row.capPeriod });
    const used = await context.loaders.load(loadCapsUsed, key);
    return Math.max(0, row.capCount - (used ?? 0));
  }
}
