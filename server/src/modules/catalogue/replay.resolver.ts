import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CalendarDate, dayOf, midnightOf } from '../../graphql/calendar-date.ts';
import type { GraphqlContext } from '../../graphql/context.ts';
import { badRequest } from '../../graphql/global-id.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import type { Database } from '../../platform/postgres.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { maySeeDraft } from './catalogue-policy.ts';
import { CatalogueVersion } from './catalogue-version.type.ts';
import { CatalogueReplay, ReplayGroup } from './replay.type.ts';
import { shownGroups, shownTotal } from './replay-groups.ts';
import { replayDeeds } from './replay-store.ts';
import { todayIn } from './version-store.ts';

const usualDays = 91;
const mostDays = 366;
const dayMs = 86_400_000;

@Resolver(() => CatalogueVersion)
export class CatalogueReplayResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => CatalogueReplay, {
    nullable: true,
    description:
      'What the confirmed deeds of the last quarter would have earned under this version, before a meeting adopts it. Coordinators and auditors only: null for others.',
  })
  async replay(
    @Root() { row }: CatalogueVersion,
    @Arg('from', () => CalendarDate, { nullable: true, description: '91 days up to `until` when left out.' })
    from: string | null,
    @Arg('until', () => CalendarDate, { nullable: true, description: 'Today when left out.' })
    until: string | null,
    @Ctx() context: GraphqlContext,
  ): Promise<CatalogueReplay | null> {
    if (!maySeeDraft(await viewerMembership(context, row.networkId))) return null;
    const { database } = this.deps;
    const lastDay = until ?? (await todayIn(database.prisma, row.networkId));
    const firstDay = from ?? dayOf(new Date(midnightOf(lastDay).getTime() - (usualDays - 1) * dayMs));
    const days = (midnightOf(lastDay).getTime() - midnightOf(firstDay).getTime()) / dayMs + 1;
    if (days < 1 || days > mostDays) throw badRequest(`from and until span 1 to ${mostDays} days`);
    const range = { from: firstDay, until: lastDay };
    const rows = await replayDeeds(database, { networkId: row.networkId, versionId: row.id, ...range });
    return new CatalogueReplay(range, {
      total: shownTotal(rows),
      categories: shownGroups(rows, 'CATEGORY'),
      indicators: shownGroups(rows, 'INDICATOR'),
    });
  }
}

@Resolver(() => ReplayGroup)
export class ReplayGroupResolver {
  @FieldResolver(() => String, { description: 'What it is called; empty for the total.' })
  name(
    @Root() { group }: ReplayGroup,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, group.nameTh, group.nameEn);
  }
}
