import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { ThanksNote } from './thanks-note.type.ts';
import { loadThanksById } from './thanks-store.ts';

/** For the two whose note it is; what was sent into a silence is there for its sender alone. */
export const thanksNode: NodeFetcher = {
  prefix: 'thanks',
  async fetch(_database, context, id) {
    if (context.actor === null) return null;
    const row = await context.loaders.load(loadThanksById, id);
    if (row === null) return null;
    const viewer = await viewerMembership(context, row.networkId);
    const isVisible = viewer?.id === row.senderId || (viewer?.id === row.receiverId && !row.isQuiet);
    return isVisible ? new ThanksNote(row) : null;
  },
};
