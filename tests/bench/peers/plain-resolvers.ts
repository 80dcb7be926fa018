import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { projectRoot } from '../../../scripts/lib/project.ts';
import type { GraphqlContext } from '../../../server/src/graphql/context.ts';
import { toGlobalId } from '../../../server/src/graphql/global-id.ts';
import type { PrismaClient } from '../../../server/src/platform/generated/client.ts';
import type {
  MerchantModel,
  NetworkModel,
  OfferModel,
} from '../../../server/src/platform/generated/models.ts';

type Resolver<Source> = GraphQLFieldResolver<Source, GraphqlContext>;

/**
 * The catalogue page the way it is commonly written: the published schema, a resolver a field, and Prisma for each of
 * them. Prisma itself gathers the `findUnique` calls of one tick, so there is no query for every offer where one asks
 * that way; the rules of redemption are written once more, in TypeScript.
 */
export function plainSchema(prisma: PrismaClient): GraphQLSchema {
  const schema = buildSchema(readFileSync(join(projectRoot, 'schema/schema.graphql'), 'utf8'));
  const resolvers = {
    Query: {
      network: ((_source, { slug }) => prisma.network.findUnique({ where: { slug } })) as Resolver<unknown>,
    },
    Network: {
      offers: (async ({ id }, { first }) => {
        const rows = await prisma.offer.findMany({
          where: {
            networkId: id,
            state: 'LIVE',
            merchant: { status: 'APPROVED' },
            OR: [{ availableUntil: null }, { availableUntil: { gt: new Date() } }],
          },
          orderBy: [{ liveSince: 'desc' }, { id: 'desc' }],
          take: first + 1,
        });
        const nodes = rows.slice(0, first);
        return {
          nodes,
          pageInfo: { hasNextPage: rows.length > first, endCursor: nodes.at(-1)?.id ?? null },
        };
      }) as Resolver<NetworkModel>,
    },
    Offer: {
      id: (({ id }) => toGlobalId('offer', id)) as Resolver<OfferModel>,
      title: (({ titleTh }) => titleTh) as Resolver<OfferModel>,
      description: (({ descriptionTh }) => descriptionTh) as Resolver<OfferModel>,
      stockLeft: (async ({ id }) =>
        (await prisma.offerStock.findUnique({ where: { offerId: id } }))?.stockLeft) as Resolver<OfferModel>,
      merchant: (({ merchantId }) =>
        prisma.merchant.findUnique({ where: { id: merchantId } })) as Resolver<OfferModel>,
      redeemability: ((offer, _args, { actor }) =>
        actor === null ? null : redeemability(prisma, offer, actor.userId)) as Resolver<OfferModel>,
    },
    Merchant: {
      id: (({ id }) => toGlobalId('merchant', id)) as Resolver<MerchantModel>,
      name: (({ nameTh }) => nameTh) as Resolver<MerchantModel>,
    },
  };
  for (const [name, fields] of Object.entries(resolvers)) attach(schema, name, fields);
  return schema;
}

async function redeemability(prisma: PrismaClient, offer: OfferModel, userId: string) {
  const membership = await prisma.membership.findUnique({
    where: { networkId_userId: { networkId: offer.networkId, userId } },
  });
  const memberId = membership?.id ?? '';
  const [wallet, stock, taken] = await Promise.all([
    prisma.ledgerAccount.findUnique({ where: { memberId_kind: { memberId, kind: 'MEMBER_AVAILABLE' } } }),
    prisma.offerStock.findUnique({ where: { offerId: offer.id } }),
    prisma.voucher.count({ where: { offerId: offer.id, memberId, state: { in: ['ISSUED', 'USED'] } } }),
  ]);
  const pointsMissing = Math.max(offer.costPoints - Number(wallet?.balance ?? 0), 0);
  const now = new Date();
  const reasons = [
    membership?.status === 'ACTIVE' ? null : 'NOT_A_MEMBER',
    offer.availableFrom !== null && offer.availableFrom > now ? 'OFFER_UNAVAILABLE' : null,
    stock?.stockLeft === 0 ? 'OFFER_SOLD_OUT' : null,
    offer.perMemberLimit !== null && taken >= offer.perMemberLimit ? 'MEMBER_LIMIT_REACHED' : null,
    pointsMissing > 0 ? 'INSUFFICIENT_POINTS' : null,
  ].filter((reason) => reason !== null);
  return { canRedeem: reasons.length === 0, reasons, pointsMissing };
}

function attach(
  schema: GraphQLSchema,
  typeName: string,
  // biome-ignore lint/suspicious/noExplicitAny: the source's type is the resolver's own, and differs from type to type
  resolvers: Record<string, Resolver<any>>,
): void {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`no type ${typeName}`);
  const fields = (type as GraphQLObjectType).getFields();
  for (const [name, resolve] of Object.entries(resolvers)) {
    const field = fields[name];
    if (field === undefined) throw new Error(`no field ${typeName}.${name}`);
    field.resolve = resolve;
  }
}
