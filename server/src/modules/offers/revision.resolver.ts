import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isMomentAndIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import type { Database } from '../../platform/postgres.ts';
import { mayReadNetwork } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { Network } from '../networks/network.type.ts';
import { Picture } from '../pictures/picture.type.ts';
import { pictureOf } from '../pictures/picture-of.ts';
import { Offer, OfferConnection } from './offer.type.ts';
import { maySeeAllOffers } from './offer-policy.ts';
import { OfferRevision } from './revision.type.ts';
import {
  countRevisionQueue,
  listRevisionQueue,
  loadPendingRevisions,
  loadReturnedRevisions,
} from './revision-store.ts';

@Resolver(() => OfferRevision)
export class OfferRevisionResolver {
  @FieldResolver(() => String, { description: 'What there would be to be had.' })
  title(
    @Root() { row }: OfferRevision,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.titleTh, row.titleEn);
  }

  @FieldResolver(() => String, { description: 'More about it; may be empty.' })
  description(
    @Root() { row }: OfferRevision,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.descriptionTh, row.descriptionEn);
  }

  @FieldResolver(() => Picture, { nullable: true, description: 'What it would look like.' })
  picture(@Root() { row }: OfferRevision, @Ctx() context: GraphqlContext): Promise<Picture | null> {
    return pictureOf(context, row);
  }
}

/** What of an offer its shop, coordinators and auditors see; null for others, never an error. */
@Resolver(() => Offer)
export class RevisedOfferResolver {
  @FieldResolver(() => OfferRevision, {
    nullable: true,
    description: 'The change that waits for a coordinator. Staff, coordinators and auditors only.',
  })
  async pendingRevision(
    @Root() { row }: Offer,
    @Ctx() context: GraphqlContext,
  ): Promise<OfferRevision | null> {
    if (!(await maySeeRevisions(row, context))) return null;
    const revision = await context.loaders.load(loadPendingRevisions, row.id);
    return revision === null ? null : new OfferRevision(revision);
  }

  @FieldResolver(() => OfferRevision, {
    nullable: true,
    description:
      'The last change that was asked for, when it was sent back. Staff, coordinators and auditors only.',
  })
  async returnedRevision(
    @Root() { row }: Offer,
    @Ctx() context: GraphqlContext,
  ): Promise<OfferRevision | null> {
    if (!(await maySeeRevisions(row, context))) return null;
    const revision = await context.loaders.load(loadReturnedRevisions, row.id);
    return revision === null ? null : new OfferRevision(revision);
  }
}

async function maySeeRevisions(row: Offer['row'], context: GraphqlContext): Promise<boolean> {
  const [place, membership] = await Promise.all([
    viewerPlace(context, row.merchantId),
    viewerMembership(context, row.networkId),
  ]);
  return maySeeAllOffers(place, membership);
}

@Resolver(() => Network)
export class NetworkRevisionsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => OfferConnection, {
    description:
      'Coordinators and auditors (FORBIDDEN in errors otherwise): offers with a change to decide on, oldest first.',
  })
  async offerRevisionQueue(
    @Root() { row }: Network,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Offer>> {
    if (!mayReadNetwork(await viewerMembership(context, row.id))) throw forbidden();
    const page = readPage(args, isMomentAndIdKey);
    const { database } = this.deps;
    const { limit, after } = page;
    const rows = await listRevisionQueue(database, { networkId: row.id, limit, after });
    return toConnection(rows, page, {
      toNode: (offer) => new Offer(offer),
      keyOf: (offer) => [offer.proposedAt.toISOString(), offer.id],
      countAll: () => countRevisionQueue(database, row.id),
    });
  }
}
