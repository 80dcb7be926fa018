import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { Indicator } from '../catalogue/indicator.type.ts';
import { Membership } from '../members/membership.type.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { Network } from '../networks/network.type.ts';
import { loadNetworksById, type NetworkRow } from '../networks/network-store.ts';
import { loadVisits, visitKey } from './check-in-store.ts';
import { Event, EventFigures } from './event.type.ts';
import { EventCheckIn } from './event-check-in.type.ts';
import { viewerAtEvent } from './event-of.ts';
import { mayManageEvents, mayRunDesk, maySeeFigures } from './event-policy.ts';
import {
  indicatorKey,
  loadFiguresByEvent,
  loadIndicatorsOfEvents,
  loadVisitFiguresByEvent,
} from './event-reads.ts';
import { loadOrganiserIdsByEvent } from './organiser-store.ts';

const language = () => Language;
const ownWhenLeftOut = { nullable: true, description: "The caller's own when left out." } as const;

@Resolver(() => Event)
export class EventResolver {
  @FieldResolver(() => String, { description: 'What it is called.' })
  title(
    @Root() { row }: Event,
    @Ctx() context: GraphqlContext,
    @Arg('language', language, ownWhenLeftOut) wanted: Language | null,
  ): string {
    return inLanguage(wanted ?? context.language, row.titleTh, row.titleEn);
  }

  @FieldResolver(() => String, { description: 'Where people meet.' })
  place(
    @Root() { row }: Event,
    @Ctx() context: GraphqlContext,
    @Arg('language', language, ownWhenLeftOut) wanted: Language | null,
  ): string {
    return inLanguage(wanted ?? context.language, row.placeTh, row.placeEn);
  }

  @FieldResolver(() => String, { description: 'What to know before one comes; may be empty.' })
  description(
    @Root() { row }: Event,
    @Ctx() context: GraphqlContext,
    @Arg('language', language, ownWhenLeftOut) wanted: Language | null,
  ): string {
    return inLanguage(wanted ?? context.language, row.descriptionTh, row.descriptionEn);
  }

  @FieldResolver(() => Network, { description: 'Whose event it is.' })
  async network(@Root() { row }: Event, @Ctx() context: GraphqlContext): Promise<Network> {
    return new Network(await networkOf(context, row.networkId));
  }

  @FieldResolver(() => Indicator, {
    nullable: true,
    description:
      'What a visit counts as, by the rule of the day it starts; null when that day has no such rule any more.',
  })
  async indicator(@Root() { row }: Event, @Ctx() context: GraphqlContext): Promise<Indicator | null> {
    const { timeZone } = await networkOf(context, row.networkId);
    const indicator = await context.loaders.load(loadIndicatorsOfEvents, indicatorKey(row, timeZone));
    return indicator === null ? null : new Indicator(indicator);
  }

  @FieldResolver(() => EventCheckIn, {
    nullable: true,
    description: "The caller's own visit; null when they did not come, or are signed out.",
  })
  async viewerCheckIn(@Root() { row }: Event, @Ctx() context: GraphqlContext): Promise<EventCheckIn | null> {
    const { membership } = await viewerAtEvent(context, row);
    if (membership === null) return null;
    const visit = await context.loaders.load(loadVisits, visitKey(row.id, membership.id));
    return visit === null ? null : new EventCheckIn(visit);
  }

  @FieldResolver(() => Boolean, { description: 'True for one who stands at its desk: see `desk`.' })
  async viewerIsOrganiser(@Root() { row }: Event, @Ctx() context: GraphqlContext): Promise<boolean> {
    const { membership, isOrganiser } = await viewerAtEvent(context, row);
    return mayRunDesk(membership, isOrganiser);
  }

  @FieldResolver(() => Boolean, {
    description: 'True for a coordinator who may open it now; where two are needed, not the same one twice.',
  })
  async viewerMayOpen(@Root() { row }: Event, @Ctx() context: GraphqlContext): Promise<boolean> {
    const { membership } = await viewerAtEvent(context, row);
    return row.state === 'DRAFT' && mayManageEvents(membership) && row.openedBy !== membership.id;
  }

  @FieldResolver(() => Boolean, { description: 'One coordinator has opened it; a second one has to agree.' })
  waitsForSecondCoordinator(@Root() { row }: Event): boolean {
    return row.state === 'DRAFT' && row.openedBy !== null;
  }

  @FieldResolver(() => [Membership], {
    nullable: true,
    description: 'Who stands at its desk. Coordinators only; null for everybody else.',
  })
  async organisers(@Root() { row }: Event, @Ctx() context: GraphqlContext): Promise<Membership[] | null> {
    const { membership } = await viewerAtEvent(context, row);
    if (!mayManageEvents(membership)) return null;
    const ids = (await context.loaders.load(loadOrganiserIdsByEvent, row.id)) ?? [];
    const rows = await Promise.all(ids.map((id) => context.loaders.load(loadMembershipsById, id)));
    return rows.flatMap((each) => (each === null ? [] : [new Membership(each)]));
  }

  @FieldResolver(() => EventFigures, {
    nullable: true,
    description: 'How it goes. Coordinators, auditors and its organisers; null for everybody else.',
  })
  async figures(@Root() { row }: Event, @Ctx() context: GraphqlContext): Promise<EventFigures | null> {
    const { membership, isOrganiser } = await viewerAtEvent(context, row);
    if (!maySeeFigures(membership, isOrganiser)) return null;
    const figures = await context.loaders.load(loadFiguresByEvent, row.id);
    if (figures === null) throw new Error('an event without a budget');
    return new EventFigures(figures, () => context.loaders.load(loadVisitFiguresByEvent, row.id));
  }
}

async function networkOf(context: GraphqlContext, networkId: string): Promise<NetworkRow> {
  const network = await context.loaders.load(loadNetworksById, networkId);
  if (network === null) throw new Error('an event without a network');
  return network;
}
