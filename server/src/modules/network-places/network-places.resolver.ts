import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  Float,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { ForbiddenError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { Network } from '../networks/network.type.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { type ChangePlacesOutcome, putNetworkPlace, removeNetworkPlace } from './change-places.ts';
import { NetworkPlace } from './place.type.ts';
import { loadPlacesById, loadPlacesByNetwork } from './place-store.ts';

@InputType({ description: 'A village or an area: a new one, or one that is corrected.' })
class PutNetworkPlaceInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => ID, { nullable: true, description: 'Which place; left out: a new one.' })
  readonly placeId?: string | null;

  @Field(() => LocalizedTextInput, { description: 'What people call it; 1 to 80 characters.' })
  readonly name!: LocalizedTextInput;

  @Field(() => Float, { nullable: true, description: 'Degrees north; only with a longitude.' })
  readonly latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east; only with a latitude.' })
  readonly longitude?: number | null;
}

@InputType({ description: 'Which place to take off the list.' })
class RemoveNetworkPlaceInput {
  @Field(() => ID, { description: 'The place.' })
  readonly placeId!: string;
}

@ObjectType({ description: 'The list is changed.' })
class NetworkPlacesSuccess {
  @Field(() => Network, { description: 'The network, with its places.' })
  readonly network: Network;

  constructor(network: Network) {
    this.network = network;
  }
}

const NetworkPlacesResult = createUnionType({
  name: 'NetworkPlacesResult',
  description: 'What came of changing the places of a network.',
  types: () => [NetworkPlacesSuccess, ForbiddenError, ValidationError] as const,
});

@Resolver(() => Network)
export class NetworkPlacesResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => [NetworkPlace], {
    description: 'Villages and areas that a shop can be in, by name; at most 200.',
  })
  async places(@Root() { row }: Network, @Ctx() context: GraphqlContext): Promise<readonly NetworkPlace[]> {
    const places = await context.loaders.load(loadPlacesByNetwork, row.id);
    return (places ?? []).map((place) => new NetworkPlace(place));
  }

  @Mutation(() => NetworkPlacesResult, {
    description: 'Adds a village or an area, or corrects one. Coordinators only.',
  })
  async putNetworkPlace(
    @Arg('input', () => PutNetworkPlaceInput, { description: 'The place.' }) input: PutNetworkPlaceInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof NetworkPlacesResult> {
    const { userId } = signedIn(context);
    const networkId = fromGlobalId('network', input.networkId);
    // An id that is none is no wish for a new place.
    const placeId = input.placeId == null ? null : (fromGlobalId('place', input.placeId) ?? noId);
    const { name, latitude = null, longitude = null } = input;
    const command = { userId, networkId, placeId, name, latitude, longitude };
    return answer(await putNetworkPlace(this.deps, command), context);
  }

  @Mutation(() => NetworkPlacesResult, {
    description: 'Takes a place off the list; shops that are there stay there. Coordinators only.',
  })
  async removeNetworkPlace(
    @Arg('input', () => RemoveNetworkPlaceInput, { description: 'Which.' }) input: RemoveNetworkPlaceInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof NetworkPlacesResult> {
    const { userId } = signedIn(context);
    const placeId = fromGlobalId('place', input.placeId);
    return answer(await removeNetworkPlace(this.deps, { userId, placeId }), context);
  }
}

@Resolver(() => NetworkPlace)
export class NetworkPlaceResolver {
  @FieldResolver(() => String, { description: 'What people call it.' })
  name(
    @Root() { row }: NetworkPlace,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.nameTh, row.nameEn);
  }
}

@Resolver(() => Merchant)
export class MerchantPlaceResolver {
  @FieldResolver(() => NetworkPlace, { nullable: true, description: 'The village or area that it is in.' })
  async place(@Root() { row }: Merchant, @Ctx() context: GraphqlContext): Promise<NetworkPlace | null> {
    if (row.placeId === null) return null;
    const place = await context.loaders.load(loadPlacesById, row.placeId);
    return place === null ? null : new NetworkPlace(place);
  }
}

/** Finds nothing. */
const noId = '00000000-0000-0000-0000-000000000000';

async function answer(
  result: ChangePlacesOutcome,
  context: GraphqlContext,
): Promise<typeof NetworkPlacesResult> {
  switch (result.outcome) {
    case 'CHANGED': {
      context.loaders.clear(loadPlacesByNetwork, result.networkId);
      const network = await context.loaders.load(loadNetworksById, result.networkId);
      if (network === null) throw new Error('a place without its network');
      return new NetworkPlacesSuccess(new Network(network));
    }
    case 'FORBIDDEN':
      return new ForbiddenError(context.language);
    case 'INVALID':
      return new ValidationError(context.language, result.problems);
    default:
      return result satisfies never;
  }
}
