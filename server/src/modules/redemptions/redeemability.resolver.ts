import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { Offer } from '../offers/offer.type.ts';
import { loadVerdicts, redeemabilityKey, type Verdict } from './redeemability-reads.ts';

@ObjectType({ description: 'Whether a member can redeem an offer now, and what stands in the way.' })
export class Redeemability {
  constructor(readonly verdict: Verdict) {}

  @Field(() => Boolean, { description: 'True when nothing stands in the way.' })
  get canRedeem(): boolean {
    return this.verdict.reasons.length === 0;
  }

  @Field(() => [String], {
    description: 'Why not: the codes that redeemOffer would answer with, the first one first.',
  })
  get reasons(): readonly string[] {
    return this.verdict.reasons;
  }

  @Field(() => Int, { description: 'How many points are missing; 0 when there are enough.' })
  get pointsMissing(): number {
    return this.verdict.pointsMissing;
  }

  @Field(() => Date, { nullable: true, description: 'When the offer opens, if that is still to come.' })
  get availableFrom(): Date | null {
    return this.verdict.availableFrom;
  }
}

@Resolver(() => Offer)
export class RedeemabilityResolver {
  @FieldResolver(() => Redeemability, {
    nullable: true,
    description: 'For the signed-in member; null when signed out.',
  })
  async redeemability(@Root() offer: Offer, @Ctx() context: GraphqlContext): Promise<Redeemability | null> {
    if (context.actor === null) return null;
    const key = redeemabilityKey(offer.row.networkId, context.actor.userId, offer.row.id);
    const verdict = await context.loaders.load(loadVerdicts, key);
    return verdict === null ? null : new Redeemability(verdict);
  }
}
