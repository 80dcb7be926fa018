import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, GraphqlAnswer } from '../testkit/client.ts';
import { deedOf } from '../testkit/deed.ts';
import { smallDraft } from '../testkit/draft.ts';
import { makeEvent } from '../testkit/events.ts';
import { openedGoal, pledge } from '../testkit/goal.ts';
import { mutate } from '../testkit/mutate.ts';
import { voucherOf } from '../testkit/redeem.ts';
import { Stream } from '../testkit/stream.ts';
import { noteOf } from '../testkit/thanks.ts';
import { liveTogether } from '../testkit/verify.ts';
import { World } from '../testkit/world.ts';
import { Cast, type Role, readTable, roles } from './cast.ts';
import { uploadedImport } from './import-inputs.ts';
import { mutationInputs, proposal } from './mutation-inputs.ts';
import { settlementOf } from './settlement-inputs.ts';

/**
 * Who may read what. A wallet, a passbook and vouchers hang on a member: whoever may not know of the member has null.
 *
 *   yes       there it is
 *   null      null, as if there were no such thing
 *   error     FORBIDDEN in errors
 *   sign-in   UNAUTHENTICATED in errors
 */
//                                signedOut stranger member other removed verifier auditor coord. foreign owner manager cashier former otherShop
const expected = readTable(`
  Network.memberships             error   error   error   error   error   error   error   yes     error   error   error   error   error   error
  Network.merchantQueue           error   error   error   error   error   error   yes     yes     error   error   error   error   error   error
  Network.offerQueue              error   error   error   error   error   error   yes     yes     error   error   error   error   error   error
  Network.offerRevisionQueue      error   error   error   error   error   error   yes     yes     error   error   error   error   error   error
  Network.board                   error   error   error   error   error   error   yes     yes     error   error   error   error   error   error
  Network.checkedEntry           error   error   error   error   error   error   null    null    error   error   error   error   error   error
  Network.deedQueue               error   error   error   error   error   yes     error   yes     error   error   error   error   error   error
  Network.verificationTimes       error   error   error   error   error   yes     yes     yes     error   error   error   error   error   error
  Network.awardProposals          error   error   error   error   error   error   error   yes     error   error   error   error   error   error
  Network.recentAwards            error   error   error   error   error   error   error   yes     error   error   error   error   error   error
  Network.events                  error   error   error   error   error   error   yes     yes     error   error   error   error   error   error
  Network.goals                   error   error   yes     yes     yes     yes     yes     yes     error   yes     yes     yes     yes     yes
  Network.loansOut                error   error   error   error   error   error   yes     yes     error   error   error   error   error   error
  Network.webhooks                error   error   error   error   error   error   error   yes     error   error   error   error   error   error
  Network.voucherSheets           error   error   error   error   error   error   error   yes     error   error   error   error   error   error
  Network.giftFund                error   error   error   error   error   error   yes     yes     error   error   error   error   error   error
  Network.settings                error   error   error   error   error   error   yes     yes     error   error   error   error   error   error
  Network.settingChanges          error   error   error   error   error   error   yes     yes     error   error   error   error   error   error
  Network.checklist               error   error   error   error   error   error   yes     yes     error   error   error   error   error   error
  Network.places                  yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  Network.shopsLike               sign-in yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  Network.openThanks              error   error   yes     yes     error   yes     yes     yes     error   yes     yes     yes     yes     yes
  Network.thanksReceiver          error   error   null    null    error   null    null    null    error   null    null    null    null    null
  Network.catalogue               yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  Network.catalogueDraft          null    null    null    null    null    null    yes     yes     null    null    null    null    null    null
  Network.imports                 error   error   error   error   error   error   error   yes     error   error   error   error   error   error
  Network.possibleOrganisers      error   error   error   error   error   error   error   yes     error   error   error   error   error   error
  Network.viewerMembership        null    null    yes     yes     yes     yes     yes     yes     null    yes     yes     yes     yes     yes
  Network.deedCodes               error   error   error   error   error   error   error   yes     error   error   error   error   error   error
  Network.memberByNumber          error   error   error   error   error   yes     error   yes     error   error   error   error   error   error
  Network.deedCounts              yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  Network.settlement              error   error   error   error   error   error   yes     yes     error   error   error   error   error   error
  Member.wallet                   null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Member.passbook                 null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Member.passbookCategories      null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Member.statements              null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Member.earnedByVirtue          null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Member.recognitionLetters       null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Member.recognitionLetterBasis   null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Member.vouchers                 null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Membership.household            null    null    yes     null    null    null    null    yes     null    null    null    null    null    null
  Member.deeds                    null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Member.deedSuggestions          null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Membership.thanksReceived       null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Membership.thanksSent           null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Membership.thanksContacts       null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Membership.quietedThanksSenders null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Membership.giftAllowance        null    null    yes     null    null    null    null    error   null    null    null    null    null    null
  Merchant.staff                  null    null    null    null    null    null    null    null    null    yes     yes     null    null    null
  Merchant.timeline               null    null    null    null    null    null    null    yes     null    yes     yes     yes     null    null
  Merchant.today                  null    null    null    null    null    null    null    null    null    yes     yes     yes     null    null
  Merchant.loansOut               null    null    null    null    null    null    null    null    null    yes     yes     yes     null    null
  Merchant.webhooks               null    null    null    null    null    null    null    null    null    yes     null    null    null    null
  Merchant.review                 null    null    null    null    null    null    null    yes     null    null    null    null    null    null
  Merchant.notes                  null    null    null    null    null    null    null    null    null    yes     yes     null    null    null
  Merchant.isTrusted              null    null    null    null    null    null    yes     yes     null    yes     yes     yes     null    null
  Merchant.recentUses             null    null    null    null    null    null    null    null    null    yes     yes     yes     null    null
  Merchant.sponsoring             null    null    null    null    null    null    null    null    null    yes     yes     null    null    null
  Merchant.statistics             null    null    null    null    null    null    null    null    null    yes     yes     null    null    null
  Merchant.staffInvitations       null    null    null    null    null    null    null    null    null    yes     null    null    null    null
  Merchant.counterDevices         null    null    null    null    null    null    null    null    null    yes     yes     null    null    null
  Merchant.apiKeys                null    null    null    null    null    null    null    null    null    yes     null    null    null    null
  Merchant.viewerHasCounterPin    null    null    null    null    null    null    null    null    null    yes     yes     yes     null    null
  Merchant.counterCodeNumber      null    null    null    null    null    null    null    null    null    null    null    null    null    null
  Merchant.offlineCounter         null    null    null    null    null    null    null    null    null    yes     yes     yes     null    null
  Merchant.similar                null    null    null    null    null    null    null    yes     null    null    null    null    null    null
  Merchant.settlement             null    null    null    null    null    null    yes     yes     null    yes     null    null    null    null
  Merchant.settlementStatements   null    null    null    null    null    null    yes     yes     null    yes     null    null    null    null
  Merchant.defaultCostRule        null    null    null    null    null    null    yes     yes     null    yes     yes     yes     null    null
  Offer.costRule                  null    null    null    null    null    null    yes     yes     null    yes     yes     yes     null    null
  Offer.timeline                  null    null    null    null    null    null    null    yes     null    yes     yes     yes     null    null
  Offer.pendingRevision           null    null    null    null    null    null    yes     yes     null    yes     yes     yes     null    null
  Offer.waiting                   null    null    null    null    null    null    null    null    null    yes     yes     yes     null    null
  Offer.viewerWait                null    null    yes     null    null    null    null    null    null    null    null    null    null    null
  Merchant.generosity             null    null    null    null    null    null    yes     yes     null    yes     yes     null    null    null
  Event.figures                   null    null    null    null    null    null    yes     yes     null    null    null    null    null    null
  Event.sponsoredPoints           null    null    null    null    null    null    yes     yes     null    null    null    null    null    null
  Event.checkIns                  null    null    null    null    null    null    null    yes     null    null    null    null    null    null
  Event.desk                      null    null    null    null    null    null    null    yes     null    null    null    null    null    null
  Event.organisers                null    null    null    null    null    null    null    yes     null    null    null    null    null    null
  node(network)                   yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  node(membership)                null    null    yes     null    null    null    null    yes     null    null    null    null    null    null
  node(member)                    null    null    yes     null    null    null    null    yes     null    null    null    null    null    null
  node(merchant)                  yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  node(merchant:applied)          null    null    null    null    null    null    yes     yes     null    yes     yes     yes     null    null
  node(merchant:suspended)        null    null    null    null    null    null    yes     yes     null    yes     yes     yes     null    null
  node(offer)                     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  node(offer:draft)               null    null    null    null    null    null    yes     yes     null    yes     yes     yes     null    null
  node(event)                     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  node(event:draft)               null    null    null    null    null    null    yes     yes     null    null    null    null    null    null
  node(catalogue)                 yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  node(catalogue:draft)           null    null    null    null    null    null    yes     yes     null    null    null    null    null    null
  node(indicator)                 yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  node(indicator:draft)           null    null    null    null    null    null    yes     yes     null    null    null    null    null    null
  node(voucher)                   null    null    yes     null    null    null    null    null    null    null    null    null    null    null
  node(goal)                      null    null    yes     yes     yes     yes     yes     yes     null    yes     yes     yes     yes     yes
  node(goal:draft)                null    null    null    null    null    null    yes     yes     null    null    null    null    null    null
  node(pledge)                    null    null    yes     null    null    null    null    null    null    null    null    null    null    null
  node(settlement)                null    null    null    null    null    null    yes     yes     null    yes     null    null    null    null
  node(run)                       null    null    null    null    null    null    yes     yes     null    null    null    null    null    null
  node(entry)                     null    null    yes     null    null    null    null    null    null    null    null    null    null    null
  node(statement)                null    null    yes     null    null    null    null    null    null    null    null    null    null    null
  node(proposal)                  null    null    null    null    null    null    null    yes     null    null    null    null    null    null
  node(deed)                      null    null    yes     null    null    yes     null    yes     null    null    null    null    null    null
  node(thanks)                    null    null    yes     yes     null    null    null    null    null    null    null    null    null    null
  node(letter)                    null    null    yes     null    null    null    null    null    null    null    null    null    null    null
  node(import)                    null    null    null    null    null    null    null    yes     null    null    null    null    null    null
  node(notice)                    null    null    yes     null    null    null    null    null    null    null    null    null    null    null
  node(use)                       null    null    null    null    null    null    null    null    null    null    null    null    null    null
  node(user)                      null    null    null    null    null    null    null    null    null    null    null    null    null    null
  verifyStatement                 yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  verifySettlement                yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  voucherChanged                  sign-in error   yes     error   error   error   error   error   error   error   error   error   error   error
  eventChanged                    sign-in error   error   error   error   error   error   yes     error   error   error   error   error   error
`);

/** What each row asks; `$id` is an id of {@link subjects}, the slug where the name begins with Network. */
const documents: Readonly<Record<string, string>> = {
  'Network.memberships': 'memberships { totalCount nodes { displayName } }',
  'Network.merchantQueue': 'merchantQueue { totalCount nodes { id } }',
  'Network.offerQueue': 'offerQueue { totalCount nodes { id } }',
  'Network.offerRevisionQueue': 'offerRevisionQueue { totalCount nodes { id } }',
  'Network.board': 'board { membershipsWaiting }',
  // Nobody has this code: those who may ask learn that there is no such line.
  'Network.checkedEntry': 'checkedEntry(memberNumber: "20000000", checkCode: "222222222") { points }',
  'Network.deedQueue': 'deedQueue { totalCount nodes { memberName } }',
  'Network.verificationTimes': 'verificationTimes { medianMinutes waitingCount }',
  'Network.awardProposals': 'awardProposals { totalCount nodes { id } }',
  'Network.recentAwards': 'recentAwards { totalCount nodes { id vouchedBy } }',
  'Network.events': 'events(scope: ALL) { totalCount nodes { id } }',
  'Network.settlement': 'settlement { period rates { satangPerPoint } runs { totalCount } }',
  'Network.goals': 'goals { totalCount nodes { pledgedPoints } }',
  'Network.loansOut': 'loansOut { totalCount nodes { dueAt } }',
  'Network.webhooks': 'webhooks { url }',
  'Network.voucherSheets': 'voucherSheets(first: 5) { totalCount }',
  'Network.giftFund': 'giftFund { balance fundings { nodes { points } } }',
  'Network.settings': 'settings { value }',
  'Network.settingChanges': 'settingChanges { totalCount nodes { newValue } }',
  'Network.checklist': 'checklist { label }',
  'Network.places': 'places { name }',
  'Network.shopsLike': 'shopsLike(name: "ร้าน") { reasons }',
  'Network.openThanks': 'openThanks { totalCount nodes { message } }',
  // Nobody has this number: those who may ask learn that.
  'Network.thanksReceiver': 'thanksReceiver(memberNumber: "00000000") { displayName }',
  'Network.catalogue': 'catalogue { number }',
  'Network.catalogueDraft': 'catalogueDraft { revision }',
  'Network.imports': 'imports { totalCount nodes { fileName lines { nodes { number } } } }',
  'Network.possibleOrganisers': 'possibleOrganisers { displayName }',
  'Network.viewerMembership': 'viewerMembership { id }',
  'Network.deedCodes': 'deedCodes { totalCount nodes { place } }',
  'Network.deedCounts': 'deedCounts { category count }',
  'Member.deeds': 'deeds { totalCount nodes { title note } }',
  'Member.deedSuggestions': 'deedSuggestions { code }',
  'Member.wallet': 'wallet { available }',
  'Member.passbook': 'passbook { totalCount nodes { points } }',
  'Member.passbookCategories': 'passbookCategories { code }',
  'Member.statements': 'statements { totalCount nodes { code } }',
  'Member.earnedByVirtue': 'earnedByVirtue { totalPoints }',
  'Member.recognitionLetters': 'recognitionLetters { totalCount nodes { code } }',
  'Member.recognitionLetterBasis': 'recognitionLetterBasis { deedCount }',
  'Member.vouchers': 'vouchers { totalCount nodes { code } }',
  'Membership.household': 'household { members }',
  'Membership.thanksReceived': 'thanksReceived { totalCount nodes { message } }',
  'Membership.thanksSent': 'thanksSent { totalCount nodes { message } }',
  'Membership.thanksContacts': 'thanksContacts { displayName }',
  'Membership.quietedThanksSenders': 'quietedThanksSenders { displayName }',
  'Membership.giftAllowance': 'giftAllowance { leftPoints }',
  'Merchant.staff': 'staff { displayName }',
  'Merchant.timeline': 'timeline { action reason }',
  'Merchant.today': 'today { usedCount }',
  'Merchant.recentUses': 'recentUses { id }',
  'Merchant.sponsoring': 'sponsoring { availablePoints sponsorships { totalCount } openEvents { id } }',
  'Merchant.statistics': 'statistics(from: "2026-11-01", until: "2026-11-30") { redemptions }',
  'Merchant.loansOut': 'loansOut { totalCount nodes { dueAt } }',
  'Merchant.webhooks': 'webhooks { url deliveries { totalCount } }',
  'Merchant.staffInvitations': 'staffInvitations { id }',
  'Merchant.counterDevices': 'counterDevices { name }',
  'Merchant.apiKeys': 'apiKeys { prefix }',
  'Merchant.viewerHasCounterPin': 'viewerHasCounterPin',
  // Nobody has this number: what staff may ask is answered with null too.
  'Merchant.counterCodeNumber': 'counterCodeNumber(memberNumber: "99999999")',
  'Merchant.offlineCounter': 'offlineCounter { salt openRefs }',
  'Merchant.similar': 'similar { id }',
  'Merchant.settlement': 'settlement { owedSatang }',
  'Merchant.settlementStatements': 'settlementStatements { totalCount nodes { payableSatang } }',
  'Merchant.defaultCostRule': 'defaultCostRule { networkPercent }',
  'Offer.costRule': 'costRule { networkPercent }',
  'Merchant.review': 'review { notes { body } owner { name } }',
  'Merchant.notes': 'notes { body }',
  'Merchant.isTrusted': 'isTrusted',
  'Event.sponsoredPoints': 'sponsoredPoints',
  'Event.figures': 'figures { visitCount }',
  'Event.checkIns': 'checkIns { totalCount nodes { memberNumber } }',
  'Event.desk': 'desk { codes { token } }',
  'Event.organisers': 'organisers { displayName }',
  'Offer.timeline': 'timeline { action reason }',
  'Offer.pendingRevision': 'pendingRevision { costPoints }',
  'Offer.waiting': 'waiting { count }',
  'Offer.viewerWait': 'viewerWait { since }',
  'Merchant.generosity': 'generosity { givenPoints }',
  // Nobody has these codes: everybody may ask, and learns that.
  verifyStatement: 'verifyStatement(code: "222222222222") { isTrue }',
  verifySettlement: 'verifySettlement(code: "222222222", payableSatang: 100) { isTrue }',
};

let world: World;
let cast: Cast;
/** The ids that the rows ask for. */
let subjects: Readonly<Record<string, string>>;

beforeAll(async () => {
  world = await World.start();
  cast = await Cast.gather(world, await world.network());
  await liveTogether(cast.network, cast.member, await cast.network.member());
  const shop = await cast.shop();
  const goal = await openedGoal(cast.network);
  const offer = await shop.offer({ stockTotal: 2 });
  const voucher = await voucherOf(cast.member, offer);
  const used = await shop.use((await voucherOf(cast.member, offer)).code);
  await mutate(shop.owner, 'proposeOfferChanges', { offerId: offer.id, costPoints: 7 });
  await mutate(shop.owner, 'setMonthlyCeiling', { merchantId: shop.id, points: 1_000 });
  await mutate(cast.member, 'joinWaitingList', { offerId: offer.id });
  const { node, viewer } = await cast.member.client.ask<{
    node: { passbook: { nodes: { id: string }[] } };
    viewer: { id: string; notices: { nodes: { id: string }[] } };
  }>(
    `query ($id: ID!) { node(id: $id) { ... on Member { passbook { nodes { id } } } }
      viewer { id notices { nodes { id } } } }`,
    { id: cast.member.memberId },
  );
  const planned = { indicator: await cast.indicator(), by: cast.people.coordinator };
  subjects = {
    network: cast.network.id,
    membership: cast.member.membershipId,
    member: cast.member.memberId,
    merchant: shop.id,
    'merchant:applied': (await cast.shop('APPLIED')).id,
    'merchant:suspended': (await cast.shop('SUSPENDED')).id,
    offer: offer.id,
    'offer:draft': (await shop.offer({ state: 'DRAFT' })).id,
    event: (await makeEvent(cast.network, { ...planned, state: 'OPEN' })).id,
    'event:draft': (await makeEvent(cast.network, { ...planned, state: 'DRAFT' })).id,
    ...(await cataloguesOf(cast)),
    voucher: voucher.id,
    deed: (await deedOf(cast.member, await cast.indicator())).id,
    goal: goal.id,
    'goal:draft': (await openedGoal(cast.network, { open: false })).id,
    ...(await settlementOf(cast)),
    pledge: (await pledge(cast.member, goal, 5)).pledge?.id ?? '',
    entry: node.passbook.nodes[0]?.id ?? '',
    statement: await statementOf(cast),
    proposal: await proposal(cast),
    thanks: (await noteOf(cast.people.otherMember, cast.network, cast.member)).id,
    letter: await letterOf(cast),
    import: (await uploadedImport(cast)).importId,
    notice: viewer.notices.nodes[0]?.id ?? '',
    use: used.useId ?? '',
    user: TypeID.fromUUID('user', cast.member.userId).toString(),
  };
});

afterAll(() => world.stop());

test('every row asks for something that is there', () => {
  expect(Object.entries(subjects).filter(([, id]) => id === '')).toEqual([]);
});

describe.each([...expected])('%s', (row, cells) => {
  test('is answered as the table says', async () => {
    const answers: Partial<Record<Role, string>> = {};
    for (const role of roles) answers[role] = await answerTo(cast.as(role), row);
    expect(answers).toEqual(cells);
  });
});

test('a note among coordinators is read by coordinators alone, and by none who works for the shop', async () => {
  const shop = await cast.shop('APPLIED');
  const secret = 'เรื่องนี้คุยกันในทีมก่อน';
  await mutate(cast.network.coordinator, 'addCaseNote', {
    ...{ merchantId: shop.id, visibility: 'INTERNAL', body: secret, idempotencyKey: 'note-for-reads' },
  });
  const readers: Role[] = [];
  for (const role of roles) {
    const answer = await cast.as(role).send(
      `query ($id: ID!) { node(id: $id) { ... on Merchant { notes { body } review { notes { body } }
        timeline { reason } } } viewer { notices(first: 100) { nodes { body } } } }`,
      { id: shop.id },
    );
    if (JSON.stringify(answer).includes(secret)) readers.push(role);
  }
  expect(readers).toEqual(['coordinator']);

  const { rows } = await world.pool.query<{ id: string }>(
    'SELECT id FROM membership WHERE user_id = $1 AND network_id = $2',
    [cast.people.coordinator.userId, cast.network.uuid],
  );
  await world.pool.query(
    `INSERT INTO merchant_staff (id, network_id, merchant_id, membership_id, role)
      VALUES (gen_random_uuid(), $1, $2, $3, 'CASHIER')`,
    [cast.network.uuid, TypeID.fromString(shop.id).toUUID(), rows[0]?.id],
  );
  const own = await cast.people.coordinator.client.ask(
    'query ($id: ID!) { node(id: $id) { ... on Merchant { notes { body } review { notes { body } } } } }',
    { id: shop.id },
  );
  expect(own).toEqual({ node: { notes: null, review: null } });
});

test('of a member a coordinator sees the name and the number alone', async () => {
  const seen = await cast.people.coordinator.client.ask(
    'query ($id: ID!) { node(id: $id) { ... on Member { displayName memberNumber } } }',
    { id: cast.member.memberId },
  );
  expect(seen).toEqual({
    node: { displayName: cast.member.name, memberNumber: expect.stringMatching(/^\d{6,10}$/) },
  });
});

test('with the wallet refused nothing of it is in the answer', async () => {
  const { data, errors } = await cast.people.coordinator.client.send(
    'query ($id: ID!) { node(id: $id) { ... on Member { displayName wallet { available held lifetimeEarned } } } }',
    { id: cast.member.memberId },
  );
  expect({ data, path: errors?.[0]?.path }).toEqual({ data: { node: null }, path: ['node', 'wallet'] });
});

async function letterOf({ member }: Cast): Promise<string> {
  const input = await mutationInputs['createRecognitionLetter']?.(cast);
  const { letter } = await mutate<{ letter: { id: string } }>(
    member,
    'createRecognitionLetter',
    input ?? {},
    '... on CreateRecognitionLetterSuccess { letter { id } }',
  );
  return letter?.id ?? '';
}

async function answerTo(client: Client, row: string): Promise<string> {
  if (row === 'voucherChanged') return answerToStream(client, row, 'voucher');
  if (row === 'eventChanged') return answerToStream(client, row, 'event');
  if (row.startsWith('verify')) {
    const answer = await client.send<{ value: unknown }>(`query { value: ${documents[row]} }`);
    return wordFor(answer, answer.data?.value);
  }
  if (row.startsWith('Network.')) {
    const answer = await client.send<{ network: Record<string, unknown> }>(
      `query ($slug: String!) { network(slug: $slug) { value: ${documents[row] ?? memberByNumber()} } }`,
      { slug: cast.network.slug },
    );
    return wordFor(answer, answer.data?.network?.['value']);
  }
  const [, type = '', subject = ''] = /^(?:(\w+)\.\w+|node\((.+)\))$/.exec(row) ?? [];
  const selection = type === '' ? 'id' : `... on ${type} { value: ${documents[row]} }`;
  const answer = await client.send<{ node: Record<string, unknown> | null }>(
    `query ($id: ID!) { node(id: $id) { ${selection} } }`,
    { id: subjects[type === '' ? subject : type.toLowerCase()] },
  );
  return wordFor(answer, type === '' ? answer.data?.node : answer.data?.node?.['value']);
}

async function statementOf({ member }: Cast): Promise<string> {
  const { statement } = await mutate<{ statement: { id: string } }>(
    member,
    'createStatement',
    {
      memberId: member.memberId,
      from: '2026-01-01',
      to: '2026-12-31',
      idempotencyKey: 'statement-for-reads',
    },
    '... on CreateStatementSuccess { statement { id } }',
  );
  return statement?.id ?? '';
}

function memberByNumber(): string {
  return `memberByNumber(memberNumber: "${cast.member.memberNumber}") { displayName }`;
}

async function answerToStream(client: Client, row: string, subject: 'voucher' | 'event'): Promise<string> {
  const stream = await Stream.open(
    client,
    `subscription ($id: ID!) { ${row}(${subject}Id: $id) { id state } }`,
    { id: subjects[subject] },
  );
  const event = await stream.next();
  await stream.end();
  return wordFor(event ?? {}, event?.data?.[row]);
}

function wordFor({ errors }: Pick<GraphqlAnswer<unknown>, 'errors'>, value: unknown): string {
  const code = errors?.[0]?.extensions?.['code'];
  if (code === 'FORBIDDEN') return 'error';
  if (code === 'UNAUTHENTICATED') return 'sign-in';
  if (errors !== undefined) return JSON.stringify(errors);
  return value === null || value === undefined ? 'null' : 'yes';
}

/** A catalogue in force and a draft, and an indicator of each. */
async function cataloguesOf(cast: Cast): Promise<Record<string, string>> {
  const { id: indicator } = await cast.indicator();
  await smallDraft(cast.network);
  const { network } = await cast.people.coordinator.client.ask<{
    network: Record<'catalogue' | 'draft', { id: string; indicators: { nodes: { id: string }[] } }>;
  }>(
    `query ($slug: String!) { network(slug: $slug) { catalogue { id indicators { nodes { id } } }
      draft: catalogueDraft { id indicators { nodes { id } } } } }`,
    { slug: cast.network.slug },
  );
  return {
    catalogue: network.catalogue.id,
    'catalogue:draft': network.draft.id,
    indicator,
    'indicator:draft': network.draft.indicators.nodes[0]?.id ?? '',
  };
}
