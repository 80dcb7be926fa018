import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import type { Database } from '../../platform/postgres.ts';
import { Event } from '../events/event.type.ts';
import { viewerAtEvent } from '../events/event-of.ts';
import { maySeeFigures } from '../events/event-policy.ts';
import { loadEventsById } from '../events/event-store.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { mayManageOffers } from '../merchants/merchant-policy.ts';
import { loadMerchantsById } from '../merchants/merchant-store.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { MerchantSponsoring, Sponsorship, SponsorshipConnection } from './sponsorship.type.ts';
import {
  countSponsorships,
  listEventsForSponsors,
  listSponsorships,
  loadPurses,
  loadSponsorshipsByEvent,
} from './sponsorship-store.ts';

@Resolver(() => Merchant)
export class MerchantSponsoringResolver {
  @FieldResolver(() => MerchantSponsoring, {
    nullable: true,
    description: 'Owner and manager only: null for others.',
  })
  async sponsoring(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<MerchantSponsoring | null> {
    if (!mayManageOffers(await viewerPlace(context, row.id))) return null;
    const purse = await context.loaders.load(loadPurses, row.id);
    return purse === null ? null : new MerchantSponsoring(row.id, row.networkId, purse);
  }
}

@Resolver(() => MerchantSponsoring)
export class SponsoringResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => [Event], {
    description: 'Events that are open to sponsors now, the next first; at most 50.',
  })
  async openEvents(
    @Root() { networkId }: MerchantSponsoring,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly Event[]> {
    const ids = await listEventsForSponsors(this.deps.database, networkId);
    const events = await Promise.all(ids.map((id) => context.loaders.load(loadEventsById, id)));
    return events.flatMap((event) => (event === null ? [] : [new Event(event)]));
  }

  @FieldResolver(() => SponsorshipConnection, { description: 'What the shop gave, newest first.' })
  async sponsorships(
    @Root() { merchantId }: MerchantSponsoring,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Sponsorship>> {
    const page = readPage(args, isIdKey);
    const rows = await listSponsorships(this.deps.database, {
      merchantId,
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new Sponsorship(row),
      keyOf: (row) => [row.id],
      countAll: () => countSponsorships(this.deps.database, merchantId),
    });
  }
}

@Resolver(() => Event)
export class EventSponsorsResolver {
  @FieldResolver(() => Boolean, { description: 'True while shops may give points to it.' })
  openToSponsors(@Root() { row }: Event): boolean {
    return row.openToSponsors;
  }

  @FieldResolver(() => [Sponsorship], {
    description: 'The shops that gave to it, in the order in which they did; at most 100.',
  })
  async sponsorships(
    @Root() { row }: Event,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly Sponsorship[]> {
    const rows = await context.loaders.load(loadSponsorshipsByEvent, row.id);
    return (rows ?? []).map((each) => new Sponsorship(each));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'What shops gave it on top of its budget. Coordinators, auditors and its organisers; null for everybody else.',
  })
  async sponsoredPoints(@Root() { row }: Event, @Ctx() context: GraphqlContext): Promise<number | null> {
    const { membership, isOrganiser } = await viewerAtEvent(context, row);
    if (!maySeeFigures(membership, isOrganiser)) return null;
    const rows = await context.loaders.load(loadSponsorshipsByEvent, row.id);
    return (rows ?? []).reduce((sum, each) => sum + each.points - each.returnedPoints, 0);
  }
}

@Resolver(() => Sponsorship)
export class SponsorshipResolver {
  @FieldResolver(() => String, { description: 'The line of thanks that everybody sees.' })
  line(
    @Root() { row }: Sponsorship,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.lineTh, row.lineEn);
  }

  @FieldResolver(() => Merchant, { description: 'Who gave it.' })
  async merchant(@Root() { row }: Sponsorship, @Ctx() context: GraphqlContext): Promise<Merchant> {
    const merchant = await context.loaders.load(loadMerchantsById, row.merchantId);
    if (merchant === null) throw new Error('a sponsorship without its shop');
    return new Merchant(merchant);
  }

  @FieldResolver(() => Event, { nullable: true, description: 'To which event; null: to the network’s fund.' })
  async event(@Root() { row }: Sponsorship, @Ctx() context: GraphqlContext): Promise<Event | null> {
    const event = row.eventId === null ? null : await context.loaders.load(loadEventsById, row.eventId);
    return event === null ? null : new Event(event);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many points were given. Its owner and managers only: null for others.',
  })
  async points(@Root() { row }: Sponsorship, @Ctx() context: GraphqlContext): Promise<number | null> {
    return mayManageOffers(await viewerPlace(context, row.merchantId)) ? row.points : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many came back unused. Its owner and managers only: null for others.',
  })
  async returnedPoints(@Root() { row }: Sponsorship, @Ctx() context: GraphqlContext): Promise<number | null> {
    return mayManageOffers(await viewerPlace(context, row.merchantId)) ? row.returnedPoints : null;
  }
}
