import { Ctx, Query, Resolver } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { loadUsersById } from './user-store.ts';
import { Viewer } from './viewer.type.ts';

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'Null when signed out.' })
  async viewer(@Ctx() context: GraphqlContext): Promise<Viewer | null> {
    if (context.actor === null) return null;
    const row = await context.loaders.load(loadUsersById, context.actor.userId);
    return row === null ? null : new Viewer(row);
  }
}
