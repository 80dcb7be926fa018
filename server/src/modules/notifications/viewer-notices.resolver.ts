import { Args, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import type { Database } from '../../platform/postgres.ts';
import { Viewer } from '../identity/viewer.type.ts';
import { Notice, NoticeConnection } from './notice.type.ts';
import { countNotices, countUnreadNotices, listNotices } from './notice-store.ts';

@Resolver(() => Viewer)
export class ViewerNoticesResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => NoticeConnection, { description: 'Newest first.' })
  async notices(
    @Root() viewer: Viewer,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Notice>> {
    const page = readPage(args, isIdKey);
    const userId = viewer.row.id;
    const rows = await listNotices(this.deps.database, {
      userId,
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new Notice(row),
      keyOf: (row) => [row.id],
      countAll: () => countNotices(this.deps.database, userId),
    });
  }

  @FieldResolver(() => Int, { description: 'How many are new.' })
  unreadNoticeCount(@Root() viewer: Viewer): Promise<number> {
    return countUnreadNotices(this.deps.database, viewer.row.id);
  }
}
