import { gql, InMemoryCache } from '@apollo/client';
import { describe, expect, it } from 'vitest';
import { offlinePart } from './offline-copy.ts';

/** A cache in which a coordinator, who is a member too, looked around. */
function cacheOfCoordinator() {
  const cache = new InMemoryCache();
  cache.writeQuery({
    query: gql`
      {
        viewer {
          id
          displayName
          email
          membership(networkSlug: "nong-sarai") {
            id
            member {
              id
              passbook(first: 5) {
                edges {
                  node {
                    id
                    points
                  }
                }
              }
            }
          }
        }
        network(slug: "nong-sarai") {
          id
          name
          memberships(first: 5) {
            edges {
              node {
                id
                displayName
              }
            }
          }
          offers(first: 5) {
            edges {
              node {
                id
                title
                timeline {
                  id
                }
              }
            }
          }
        }
        networks(first: 5) {
          totalCount
        }
      }
    `,
    data: {
      viewer: {
        __typename: 'Viewer',
        id: 'user_me',
        displayName: 'สมศรี',
        email: 'somsri@example.test',
        membership: {
          __typename: 'Membership',
          id: 'membership_me',
          member: {
            __typename: 'Member',
            id: 'member_me',
            passbook: {
              __typename: 'PassbookEntryConnection',
              edges: [
                {
                  __typename: 'PassbookEntryEdge',
                  node: { __typename: 'PassbookEntry', id: 'entry_1', points: 20 },
                },
              ],
            },
          },
        },
      },
      network: {
        __typename: 'Network',
        id: 'network_1',
        name: 'หนองสาหร่าย',
        memberships: {
          __typename: 'MembershipConnection',
          edges: [
            {
              __typename: 'MembershipEdge',
              node: { __typename: 'Membership', id: 'membership_other', displayName: 'คนอื่น' },
            },
          ],
        },
        offers: {
          __typename: 'OfferConnection',
          edges: [
            {
              __typename: 'OfferEdge',
              node: { __typename: 'Offer', id: 'offer_1', title: 'ก๋วยเตี๋ยว', timeline: [] },
            },
          ],
        },
      },
      networks: { __typename: 'NetworkConnection', totalCount: 1 },
    },
  });
  return cache.extract();
}

describe('what a phone keeps for a day without a signal', () => {
  it('has the member’s own passbook', () => {
    expect(offlinePart(cacheOfCoordinator())['PassbookEntry:entry_1']).toMatchObject({ points: 20 });
  });

  it('has nobody else, no e-mail, no work in progress', () => {
    const text = JSON.stringify(offlinePart(cacheOfCoordinator()));
    expect(text).not.toContain('คนอื่น');
    expect(text).not.toContain('somsri@example.test');
    expect(text).not.toContain('timeline');
    expect(text).not.toContain('networks');
  });

  it('can leave the offers out where there is little room', () => {
    expect(offlinePart(cacheOfCoordinator(), true)['Offer:offer_1']).toMatchObject({ title: 'ก๋วยเตี๋ยว' });
    expect(offlinePart(cacheOfCoordinator(), false)['Offer:offer_1']).toBeUndefined();
  });

  it('has a voucher that was opened by its own address, and no other thing that was', () => {
    const cache = new InMemoryCache();
    for (const [typename, id] of [
      ['Voucher', 'voucher_1'],
      ['Offer', 'offer_1'],
    ]) {
      cache.writeQuery({
        query: gql`
          query ($id: ID!) {
            node(id: $id) {
              id
            }
          }
        `,
        variables: { id },
        data: { node: { __typename: typename, id } },
      });
    }
    const kept = offlinePart(cache.extract());
    expect(kept['Voucher:voucher_1']).toMatchObject({ id: 'voucher_1' });
    expect(kept['Offer:offer_1']).toBeUndefined();
  });
});
