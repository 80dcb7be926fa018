import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { VoucherSheet } from './voucher-sheet.type.ts';
import { findSheet } from './voucher-sheet-store.ts';

/** For the coordinators of its network alone: it has codes. */
export const voucherSheetNode: NodeFetcher = {
  prefix: 'sheet',
  async fetch(database, context, id) {
    const row = await findSheet(database.prisma, id);
    if (row === null) return null;
    return isCoordinator(await viewerMembership(context, row.networkId)) ? new VoucherSheet(row) : null;
  },
};
