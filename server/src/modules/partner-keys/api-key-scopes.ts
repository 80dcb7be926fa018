import type { FieldList } from '../../graphql/narrow-access.ts';
import type { ApiKeyScope, StaffRole } from '../../platform/generated/enums.ts';

/** What every key may ask: of itself, and of its shop what stands on its door. */
const always: FieldList = {
  Query: ['node', 'apiKey'],
  MerchantApiKey: ['id', 'name', 'prefix', 'scopes', 'expiresAt', 'shop'],
  ApiKeyShop: '*',
  Merchant: ['id', 'name', 'status'],
  PageInfo: '*',
};

const offer: FieldList = {
  Offer: [
    ...[
      'id',
      'kind',
      'state',
      'title',
      'description',
      'picture',
      'costPoints',
      'perMemberLimit',
      'stockTotal',
      'stockLeft',
    ],
    ...['availableFrom', 'availableUntil', 'voucherValidHours', 'loanDays', 'guaranteeUntil', 'submittedAt'],
  ],
  Picture: '*',
};

/**
 * All that each scope opens, by type and field. No type that says anything of a person is here, and none may come here:
 * a key acts as the shop.
 */
const fieldsOfScope: Readonly<Record<ApiKeyScope, FieldList>> = {
  VOUCHERS_USE: {
    Mutation: ['useVoucher', 'undoVoucherUse', 'releaseVoucher'],
    UseVoucherSuccess: '*',
    UndoVoucherUseSuccess: '*',
    ReleaseVoucherSuccess: '*',
    Merchant: ['today', 'loansOut'],
    MerchantToday: '*',
    VoucherUse: '*',
    VoucherUseConnection: '*',
    VoucherUseEdge: '*',
    Offer: ['id', 'kind', 'title', 'picture'],
    Picture: '*',
  },
  OFFERS_READ: {
    ...offer,
    Merchant: ['offers'],
    OfferConnection: '*',
    OfferEdge: '*',
  },
  OFFERS_WRITE: {
    ...offer,
    Mutation: [
      ...[
        'createOffer',
        'updateOffer',
        'submitOffer',
        'withdrawOffer',
        'pauseOffer',
        'resumeOffer',
        'endOffer',
      ],
      'changeOfferStock',
    ],
    CreateOfferSuccess: '*',
    UpdateOfferSuccess: '*',
    OfferActionSuccess: '*',
    ChangeOfferStockSuccess: '*',
    FieldError: '*',
  },
  STATEMENTS_READ: {
    Merchant: ['settlement', 'settlementStatements'],
    MerchantSettlement: '*',
    SettlementRate: '*',
    SettlementStatementConnection: '*',
    SettlementStatementEdge: '*',
    SettlementStatement: [
      ...['id', 'number', 'firstDay', 'lastDay', 'openingSatang', 'usesSatang', 'reversalsSatang'],
      ...[
        'adjustmentsSatang',
        'payableSatang',
        'carriedSatang',
        'useCount',
        'lineCount',
        'state',
        'issuedAt',
      ],
      ...['checkCode', 'lines', 'byOffer', 'payments'],
    ],
    SettlementLineConnection: '*',
    SettlementLineEdge: '*',
    SettlementLine: '*',
    SettlementOfferShare: '*',
    SettlementPayment: '*',
    Offer: ['id', 'title'],
  },
};

/** All that a key with these scopes may ask for. */
export function fieldsOfScopes(scopes: readonly ApiKeyScope[]): FieldList {
  const merged = new Map<string, readonly string[] | '*'>();
  for (const list of [always, ...scopes.map((scope) => fieldsOfScope[scope])]) {
    for (const [type, fields] of Object.entries(list)) {
      const before = merged.get(type) ?? [];
      merged.set(type, before === '*' || fields === '*' ? '*' : [...before, ...fields]);
    }
  }
  return Object.fromEntries(merged);
}

/** The least role at a shop that does for these scopes; what it is owed its owners see. */
export function roleOfScopes(scopes: readonly ApiKeyScope[]): StaffRole {
  if (scopes.includes('STATEMENTS_READ')) return 'OWNER';
  return scopes.includes('OFFERS_WRITE') ? 'MANAGER' : 'CASHIER';
}
