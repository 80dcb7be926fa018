import type { GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { Event } from './event.type.ts';
import { viewerAtEvent } from './event-of.ts';
import { maySeeEvent } from './event-policy.ts';
import { loadEventsById } from './event-store.ts';

/** For `Query.node`: what has opened to everybody; a draft to coordinators, auditors and its organisers. */
export const eventNode = {
  prefix: 'event',
  async fetch(_database: Database, context: GraphqlContext, uuid: string): Promise<Event | null> {
    const row = await context.loaders.load(loadEventsById, uuid);
    if (row === null) return null;
    const { membership, isOrganiser } = await viewerAtEvent(context, row);
    return maySeeEvent(row, membership, isOrganiser) ? new Event(row) : null;
  },
} as const;
