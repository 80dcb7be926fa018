import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn, unauthenticated } from '../../graphql/context.ts';
import { badRequest, fromGlobalId } from '../../graphql/global-id.ts';
import type { Database } from '../../platform/postgres.ts';
import { loadUsersById } from '../identity/user-store.ts';
import { Viewer } from '../identity/viewer.type.ts';
import { markRead } from './notice-store.ts';

const mostNotices = 100;

@InputType({ description: 'Which notices.' })
class MarkNoticesReadInput {
  @Field(() => [ID], { nullable: true, description: 'At most 100. Null: all of them.' })
  readonly noticeIds?: string[] | null;
}

@ObjectType({ description: 'They are read.' })
class MarkNoticesReadSuccess {
  @Field(() => Viewer, { description: 'Whose they are, with the count as it is now.' })
  readonly viewer: Viewer;

  constructor(viewer: Viewer) {
    this.viewer = viewer;
  }
}

@Resolver()
export class MarkNoticesReadResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => MarkNoticesReadSuccess, {
    description:
      "Marks the caller's own notices as read; doing it again changes nothing. Others' ids are passed over.",
  })
  async markNoticesRead(
    @Arg('input', () => MarkNoticesReadInput, { description: 'Which.' }) input: MarkNoticesReadInput,
    @Ctx() context: GraphqlContext,
  ): Promise<MarkNoticesReadSuccess> {
    const { userId } = signedIn(context);
    if ((input.noticeIds?.length ?? 0) > mostNotices) throw badRequest(`noticeIds: at most ${mostNotices}`);
    const ids = input.noticeIds?.flatMap((id) => fromGlobalId('notice', id) ?? []) ?? null;
    await markRead(this.deps.database, userId, ids);
    const user = await context.loaders.load(loadUsersById, userId);
    if (user === null) throw unauthenticated();
    return new MarkNoticesReadSuccess(new Viewer(user));
  }
}
