import type { CounterDeviceMark, ShopAccess } from '../../graphql/context.ts';
import type { FieldList } from '../../graphql/narrow-access.ts';
import type { Database } from '../../platform/postgres.ts';
import { hashOfToken } from '../../platform/secret-token.ts';
import { findShownDevice, noteSessionAct } from './device-store.ts';

/**
 * All that one who stands at the shared counter may ask for. To everything else they are signed out, whoever they are:
 * an owner who opens the counter is a cashier there.
 */
export const counterFields: FieldList = {
  Query: ['node', 'counterDevice', 'viewer'],
  Mutation: [
    ...['useVoucher', 'undoVoucherUse', 'releaseVoucher', 'unlockCounter', 'lockCounter'],
    ...['syncOfflineScans', 'checkCounterCode', 'redeemAtCounter'],
  ],
  Merchant: [
    ...['id', 'name', 'status', 'picture', 'viewerStaffRole', 'isOwn', 'today', 'loansOut'],
    ...['offlineCounter', 'counterCodeNumber'],
  ],
  MerchantToday: '*',
  VoucherUse: '*',
  VoucherUseConnection: '*',
  VoucherUseEdge: '*',
  PageInfo: '*',
  Offer: ['id', 'kind', 'title', 'picture', 'loanDays'],
  Picture: '*',
  UseVoucherSuccess: '*',
  UndoVoucherUseSuccess: '*',
  ReleaseVoucherSuccess: '*',
  OfflineCounter: '*',
  OfflineVoucher: '*',
  SyncOfflineScansSuccess: '*',
  OfflineScanAnswer: '*',
  OfflineScanCounted: '*',
  CheckCounterCodeSuccess: '*',
  CounterOffer: '*',
  RedeemAtCounterSuccess: '*',
  CounterDevice: ['id', 'name', 'lockAfterMinutes', 'shop', 'people', 'session'],
  CounterShop: '*',
  CounterPerson: '*',
  CounterSession: '*',
  UnlockCounterSuccess: '*',
  LockCounterSuccess: '*',
  // Nobody is signed in: the viewer is null, and this is how the web app finds that out.
  Viewer: '*',
};

/** Which device shows this credential, and what whoever stands at it may do; null when it is no device's (any more). */
export async function findCounterAccess(
  database: Database,
  token: string,
): Promise<{ readonly device: CounterDeviceMark; readonly access: ShopAccess | null } | null> {
  const shown = await findShownDevice(database, hashOfToken(token));
  if (shown === null) return null;
  const { id, networkId, merchantId, sessionId, staffId, membershipId } = shown;
  const device = { id, networkId, merchantId, token };
  if (sessionId === null || staffId === null || membershipId === null) return { device, access: null };
  return {
    device,
    access: {
      kind: 'COUNTER',
      place: { id: staffId, networkId, merchantId, membershipId, role: 'CASHIER' },
      apiKeyId: null,
      allows: counterFields,
      beyond: 'SIGNED_OUT',
      // Looking is not doing: a screen that asks now and then stays open for nobody.
      noteUse: async (operation) => {
        if (operation === 'mutation') await noteSessionAct(database, sessionId);
      },
    },
  };
}
