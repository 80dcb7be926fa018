import { type FieldPolicy, InMemoryCache, type TypePolicies } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { currentLanguage } from '../i18n/language.ts';
import { localizedFields } from './localized-fields.generated.ts';
import { everyPossibleType, possibleTypes } from './possible-types.generated.ts';

/** An id carries its type, so `node(id)` finds what a list already brought: a sheet opens with its data. */
const typenameByPrefix: Record<string, string> = {
  membership: 'Membership',
  network: 'Network',
  member: 'Member',
  merchant: 'Merchant',
  offer: 'Offer',
  voucher: 'Voucher',
  goal: 'CommunityGoal',
  notice: 'Notice',
  event: 'Event',
  statement: 'Statement',
};

const nodeById: FieldPolicy = {
  read(existing, { args, toReference, canRead }) {
    if (existing !== undefined || typeof args?.['id'] !== 'string') return existing;
    const typename = typenameByPrefix[args['id'].slice(0, args['id'].lastIndexOf('_'))];
    if (typename === undefined) return undefined;
    const reference = toReference({ __typename: typename, id: args['id'] });
    return canRead(reference) ? reference : undefined;
  },
};

const handWritten: TypePolicies = {
  Query: { fields: { node: nodeById, networks: relayStylePagination(['search']) } },
  Viewer: { fields: { notices: relayStylePagination() } },
  Network: {
    fields: {
      offers: relayStylePagination([
        ...['search', 'affordableOnly', 'category', 'kinds', 'maxPoints', 'availableNow', 'near', 'order'],
      ]),
      merchants: relayStylePagination(['search', 'status', 'category', 'near', 'order']),
      // What has no id of its own comes whole.
      categories: { merge: false },
      memberships: relayStylePagination(['search', 'status']),
      goals: relayStylePagination(['states']),
      loansOut: relayStylePagination(),
      merchantQueue: relayStylePagination(),
      offerQueue: relayStylePagination(),
      board: { merge: true },
      events: relayStylePagination(['scope']),
      ledgerHeads: relayStylePagination(),
      ledgerHealth: { merge: true },
      deedQueue: relayStylePagination(),
      awardProposals: relayStylePagination(),
      recentAwards: relayStylePagination(['source']),
      settingChanges: relayStylePagination(),
      settings: { merge: false },
      checklist: { merge: false },
      places: { merge: false },
      verificationTimes: { merge: true },
    },
  },
  // What has no id of its own comes whole, with its version.
  CatalogueVersion: {
    fields: {
      indicators: relayStylePagination(['search', 'category']),
      categories: { merge: false },
      replay: { merge: false },
    },
  },
  DeedCategory: { fields: { deeds: { merge: false } } },
  CatalogueDeed: { fields: { indicators: { merge: false }, category: { merge: true } } },
  Indicator: { fields: { deed: { merge: true }, virtues: { merge: false } } },
  Member: {
    fields: {
      passbook: relayStylePagination(['filter']),
      statements: relayStylePagination(),
      vouchers: relayStylePagination(['states']),
      // A wallet has no id of its own: it belongs to its member.
      wallet: { merge: true },
    },
  },
  Merchant: {
    fields: {
      offers: relayStylePagination(['states']),
      loansOut: relayStylePagination(),
      today: { merge: true },
      // What the coordinators work by belongs to its shop.
      review: { merge: true },
    },
  },
  Event: {
    fields: {
      checkIns: relayStylePagination(),
      // Neither has an id of its own: they belong to their event.
      figures: { merge: true },
      viewerCheckIn: { merge: true },
    },
  },
  Statement: { fields: { lines: relayStylePagination() } },
};

/** `title` is stored as `title:th` and `title:en`: a switch of language never shows the other one's words. */
function withLanguages(policies: TypePolicies): TypePolicies {
  const merged: TypePolicies = { ...policies };
  for (const [typename, fields] of Object.entries(localizedFields)) {
    const languages = Object.fromEntries(
      fields.map((field) => [
        field,
        {
          keyArgs: (args: Record<string, unknown> | null) =>
            typeof args?.['language'] === 'string' ? args['language'].toLowerCase() : currentLanguage(),
        } satisfies FieldPolicy,
      ]),
    );
    merged[typename] = { ...merged[typename], fields: { ...merged[typename]?.fields, ...languages } };
  }
  return merged;
}

/** The normalized cache: connections page the Relay way (ask for `edges { node }` and `pageInfo`). */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: import.meta.env.DEV ? everyPossibleType : possibleTypes,
    typePolicies: withLanguages(handWritten),
  });
}
