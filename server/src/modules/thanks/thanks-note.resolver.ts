import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { ThanksState } from '../../platform/generated/enums.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { ThanksNote, ThanksPerson } from './thanks-note.type.ts';

@Resolver(() => ThanksNote)
export class ThanksNoteResolver {
  @FieldResolver(() => ThanksPerson, { description: 'Who thanks.' })
  sender(@Root() note: ThanksNote, @Ctx() context: GraphqlContext): Promise<ThanksPerson> {
    return personOf(context, note.row.senderId);
  }

  @FieldResolver(() => ThanksPerson, { description: 'Who is thanked.' })
  receiver(@Root() note: ThanksNote, @Ctx() context: GraphqlContext): Promise<ThanksPerson> {
    return personOf(context, note.row.receiverId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "Points of the network's fund that came with it; null when none did, and for everybody but the two.",
  })
  async points(@Root() note: ThanksNote, @Ctx() context: GraphqlContext): Promise<number | null> {
    const viewer = await viewerMembership(context, note.row.networkId);
    return viewer?.id === note.row.senderId || viewer?.id === note.row.receiverId ? note.row.points : null;
  }

  @FieldResolver(() => ThanksState, {
    nullable: true,
    description: "What the receiver has made of it. The receiver's own: null for everybody else.",
  })
  async state(@Root() note: ThanksNote, @Ctx() context: GraphqlContext): Promise<ThanksState | null> {
    return (await isReceiver(note, context)) ? note.row.state : null;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "True when the network may read it. The receiver's own: null for everybody else.",
  })
  async isOpen(@Root() note: ThanksNote, @Ctx() context: GraphqlContext): Promise<boolean | null> {
    return (await isReceiver(note, context)) ? note.row.isOpen : null;
  }
}

async function isReceiver(note: ThanksNote, context: GraphqlContext): Promise<boolean> {
  return (await viewerMembership(context, note.row.networkId))?.id === note.row.receiverId;
}

async function personOf(context: GraphqlContext, membershipId: string): Promise<ThanksPerson> {
  const row = await context.loaders.load(loadMembershipsById, membershipId);
  if (row === null) throw new Error('a note of nobody');
  return new ThanksPerson(row);
}
