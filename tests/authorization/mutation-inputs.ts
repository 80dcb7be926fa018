import { randomUUID } from 'node:crypto';
import { apiKey, keyInput } from '../testkit/api-keys.ts';
import { makeCategory } from '../testkit/category.ts';
import { printedCodes } from '../testkit/counter-codes.ts';
import { deedOf } from '../testkit/deed.ts';
import { creditedDeeds } from '../testkit/deed-history.ts';
import { type Draft, dayInBangkok, simpleRule, smallDraft } from '../testkit/draft.ts';
import { eventInput, makeEvent, shownToken } from '../testkit/events.ts';
import { goalInput, openedGoal, pledge } from '../testkit/goal.ts';
import { invite } from '../testkit/invitations.ts';
import { mutate } from '../testkit/mutate.ts';
import { scanOf } from '../testkit/offline-counter.ts';
import { PushBrowser } from '../testkit/push-browser.ts';
import { voucherOf } from '../testkit/redeem.ts';
import type { OfferOptions } from '../testkit/shop.ts';
import { received } from '../testkit/sponsoring.ts';
import { goodPin, pairedTablet, pairingCode } from '../testkit/tablet.ts';
import { fund, noteOf } from '../testkit/thanks.ts';
import { askMore, confirm } from '../testkit/verify.ts';
import { webhook } from '../testkit/webhook.ts';
import { appealedShop, checklistOf, newPlace, notedShop, proposedSetting } from './case-inputs.ts';
import { type Cast, inHours } from './cast.ts';
import { checkedImport, proposedImport, uploadedImport } from './import-inputs.ts';
import { settlementInputs } from './settlement-inputs.ts';

const reason = 'ขอข้อมูลเพิ่มอีกนิด';

async function offerId(cast: Cast, options: OfferOptions = {}): Promise<string> {
  return (await (await cast.shop()).offer(options)).id;
}

function emptyCategory(cast: Cast): Promise<string> {
  return makeCategory(cast.network, `ประเภท ${randomUUID().slice(0, 8)}`);
}

async function endedOffer(cast: Cast): Promise<string> {
  const id = await offerId(cast);
  await mutate({ client: cast.as('owner') }, 'endOffer', { offerId: id });
  return id;
}

/** A change to a live offer that waits for a coordinator. */
async function askedRevision(cast: Cast): Promise<{ readonly offerId: string; readonly revisionId: string }> {
  const id = await offerId(cast);
  const asked = await mutate<{ offer: { pendingRevision: { id: string } } }>(
    { client: cast.as('owner') },
    'proposeOfferChanges',
    { offerId: id, costPoints: 7 },
    '... on OfferChangesSuccess { offer { pendingRevision { id } } }',
  );
  return { offerId: id, revisionId: asked.offer?.pendingRevision.id ?? '' };
}

/** All gone, to somebody who is not of the cast. */
async function soldOutOffer(cast: Cast): Promise<{ readonly id: string }> {
  const offer = await (await cast.shop()).offer({ stockTotal: 1 });
  const [buyer] = await cast.network.members(1, 100);
  if (buyer === undefined) throw new Error('nobody');
  await voucherOf(buyer, offer);
  return offer;
}

async function closedShop(cast: Cast): Promise<{ readonly id: string }> {
  const shop = await cast.shop();
  await mutate(shop.owner, 'closeMerchant', { merchantId: shop.id, until: inHours(24) });
  return shop;
}

async function usedVoucher(cast: Cast, kind: 'SPEND' | 'HOLD') {
  const shop = await cast.shop();
  const voucher = await voucherOf(cast.member, await shop.offer({ kind }));
  const { useId } = await shop.use(voucher.code);
  return { merchantId: shop.id, code: voucher.code, useId };
}

async function staffOf(cast: Cast): Promise<{ merchantId: string; staffId: string }> {
  const shop = await cast.shop();
  const { node } = await shop.owner.client.ask<{ node: { staff: { id: string; role: string }[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on Merchant { staff { id role } } } }',
    { id: shop.id },
  );
  const cashier = node.staff.find((place) => place.role === 'CASHIER');
  if (cashier === undefined) throw new Error('no cashier');
  return { merchantId: shop.id, staffId: cashier.id };
}

function statementInput({ member }: Cast): object {
  return {
    memberId: member.memberId,
    from: '2026-01-01',
    to: '2026-12-31',
    idempotencyKey: randomUUID(),
  };
}

/** A deed of the cast's member that waits. */
export async function claimedDeed(cast: Cast): Promise<{ readonly id: string }> {
  return deedOf(cast.member, await cast.indicator());
}

/** An award that waits for a second coordinator, made by one who is not of the cast. */
export async function proposal(cast: Cast): Promise<string> {
  const by = cast.network.coordinator;
  await mutate(by, 'lowerAwardSoloLimit', { networkId: cast.network.id, points: 500 });
  const { proposalId } = await mutate<{ proposalId: string }>(
    by,
    'awardPoints',
    {
      ...{ memberId: cast.member.memberId, points: 600, reason: { th: 'สร้างฝาย' } },
      idempotencyKey: randomUUID(),
    },
    '... on AwardProposedSuccess { proposalId }',
  );
  return proposalId ?? '';
}

/** What waits for the cast's member to answer: somebody says that they live together. */
async function askedToLiveWith(cast: Cast): Promise<string> {
  const { node } = await cast.member.client.ask<{ node: { memberNumber: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on Member { memberNumber } } }',
    { id: cast.member.memberId },
  );
  await mutate(await cast.network.member(), 'askToShareHousehold', {
    networkId: cast.network.id,
    memberNumber: node.memberNumber,
  });
  const { node: asked } = await cast.member.client.ask<{ node: { householdRequests: { id: string }[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on Membership { householdRequests { id } } } }',
    { id: cast.member.membershipId },
  );
  return asked.householdRequests.at(-1)?.id ?? '';
}

/** A note that the cast's member has received. */
async function receivedNote(cast: Cast): Promise<string> {
  const [sender] = await cast.network.members(1, 1);
  if (sender === undefined) throw new Error('nobody');
  return (await noteOf(sender, cast.network, cast.member)).id;
}

/** A letter that is true of the cast's member alone. */
async function letterInput(cast: Cast): Promise<object> {
  await creditedDeeds(cast.network, cast.member, [await cast.indicator()]);
  return {
    networkId: cast.network.id,
    deedCount: 1,
    categoryCount: 1,
    purpose: 'ขอกู้กองทุนหมู่บ้าน',
    validDays: 30,
    idempotencyKey: randomUUID(),
  };
}

/** Points for the fund that another coordinator has proposed. */
async function waitingFunding(cast: Cast): Promise<string> {
  const { funding } = await fund(cast.network.coordinator, cast.network, 5_000);
  if (funding === undefined) throw new Error('no funding');
  return funding.id;
}

/** For each mutation: something that it can be done to, made anew each time, and the input that does it. */
export const mutationInputs: Readonly<Record<string, (cast: Cast) => Promise<object>>> = {
  ...settlementInputs,
  addCaseNote: async (cast) => ({
    ...{ merchantId: (await cast.shop('APPLIED')).id, visibility: 'INTERNAL' },
    ...{ body: reason, idempotencyKey: randomUUID() },
  }),
  answerAppeal: async (cast) => ({ merchantId: await appealedShop(cast), answer: 'LIFTED', reason }),
  answerCaseNote: async (cast) => ({
    ...{ merchantId: (await notedShop(cast)).merchantId, body: reason, idempotencyKey: randomUUID() },
  }),
  appealSuspension: async (cast) => ({ merchantId: (await cast.shop('SUSPENDED')).id, body: reason }),
  approveMerchants: async (cast) => ({
    ...{ networkId: cast.network.id, merchantIds: [(await cast.shop('APPLIED')).id] },
  }),
  changeNetworkSetting: async (cast) => ({
    ...{ networkId: cast.network.id, setting: 'MAX_HOLD_DAYS', value: 90 },
  }),
  confirmSettingChange: async (cast) => ({ changeId: await proposedSetting(cast) }),
  handOverMerchantCase: async (cast) => ({
    merchantId: (await cast.shop('APPLIED')).id,
    toMembershipId: cast.network.coordinator.membershipId,
  }),
  letGoMerchantCase: async (cast) => ({ merchantId: (await cast.shop('APPLIED')).id }),
  putChecklistItem: async (cast) => ({ networkId: cast.network.id, label: { th: randomUUID() } }),
  putNetworkPlace: async (cast) => ({ networkId: cast.network.id, name: { th: randomUUID() } }),
  removeChecklistItem: async (cast) => ({ itemId: (await checklistOf(cast))[0] }),
  removeNetworkPlace: async (cast) => ({ placeId: await newPlace(cast) }),
  setMerchantTrust: async (cast) => ({ merchantId: (await cast.shop()).id, isTrusted: true }),
  settleCaseNote: async (cast) => ({ noteId: (await notedShop(cast)).noteId }),
  takeMerchantCase: async (cast) => ({ merchantId: (await cast.shop('APPLIED')).id }),
  tickChecklistItem: async (cast) => ({
    ...{ merchantId: (await cast.shop('APPLIED')).id, itemId: (await checklistOf(cast))[0], isTicked: true },
  }),
  withdrawSettingChange: async (cast) => ({ changeId: await proposedSetting(cast) }),
  acceptStaffInvitation: async (cast) => ({ token: (await invite(await cast.shop())).token }),
  createCounterPairing: async (cast) => ({ merchantId: (await cast.shop()).id }),
  createMerchantApiKey: async (cast) => keyInput(await cast.shop()),
  createStaffInvitation: async (cast) => ({ merchantId: (await cast.shop()).id, role: 'CASHIER' }),
  // Nobody of the cast is a paired device; what one may is in shared-counter.test.ts.
  lockCounter: async (cast) => ({ deviceId: (await (await pairedTablet(await cast.shop())).shows())?.id }),
  makeCounterDevice: async (cast) => ({ merchantId: (await cast.shop()).id, name: 'หน้าร้าน' }),
  pairCounterDevice: async (cast) => ({ code: await pairingCode(await cast.shop()), name: 'หน้าร้าน' }),
  removeCounterPin: staffOf,
  revokeCounterDevice: async (cast) => {
    const shop = await cast.shop();
    return { merchantId: shop.id, deviceId: (await (await pairedTablet(shop)).shows())?.id };
  },
  revokeMerchantApiKey: async (cast) => {
    const shop = await cast.shop();
    return { merchantId: shop.id, apiKeyId: (await apiKey(shop)).id };
  },
  revokeStaffInvitation: async (cast) => {
    const shop = await cast.shop();
    return { merchantId: shop.id, invitationId: (await invite(shop)).id };
  },
  setCounterPin: async (cast) => ({ ...(await staffOf(cast)), pin: goodPin }),
  setMerchantStaffRole: async (cast) => ({ ...(await staffOf(cast)), role: 'MANAGER' }),
  unlockCounter: async (cast) => ({
    deviceId: (await (await pairedTablet(await cast.shop())).shows())?.id,
    staffId: (await staffOf(cast)).staffId,
    pin: goodPin,
  }),
  addMerchantStaff: async (cast) => ({
    merchantId: (await cast.shop()).id,
    email: (await cast.world.person()).email,
    role: 'CASHIER',
  }),
  answerDeed: async (cast) => {
    const deed = await claimedDeed(cast);
    await askMore(cast.people.verifier, deed);
    return { deedId: deed.id, text: 'ที่ศาลาวัด' };
  },
  answerHouseholdRequest: async (cast) => ({
    requestId: await askedToLiveWith(cast),
    accepts: false,
  }),
  addToGiftFund: async (cast) => ({
    networkId: cast.network.id,
    points: 10,
    idempotencyKey: randomUUID(),
  }),
  adoptCatalogue: async (cast) => ({ ...(await draftWithRule(cast)), effectiveFrom: dayInBangkok(1) }),
  applyAsMerchant: async (cast) => ({
    networkId: cast.network.id,
    name: { th: `ร้านป้าแดง ${randomUUID().slice(0, 8)}` },
    phone: '0812345678',
    category: 'FOOD',
  }),
  approveMembership: (cast) => membership(cast, 'PENDING'),
  approveMerchant: async (cast) => ({ merchantId: (await cast.shop('APPLIED')).id }),
  approveOfferChanges: async (cast) => askedRevision(cast),
  approveOffer: async (cast) => ({ offerId: await offerId(cast, { state: 'SUBMITTED' }) }),
  askMoreAboutDeed: async (cast) => ({ deedId: (await claimedDeed(cast)).id, question: reason }),
  askToShareHousehold: async (cast) => ({ networkId: cast.network.id, memberNumber: '99999999' }),
  awardPoints: async (cast) => ({
    memberId: (await cast.bystander('ACTIVE')).memberId,
    points: 10,
    reason: { th: 'กวาดลานวัด' },
    idempotencyKey: randomUUID(),
  }),
  cancelEvent: (cast) => event(cast, 'OPEN'),
  cancelGoal: async (cast) => ({ goalId: (await openedGoal(cast.network)).id, reason }),
  beginCatalogueDraft: async (cast) => ({
    networkId: cast.network.id,
    from: 'DEFAULT',
    idempotencyKey: randomUUID(),
  }),
  cancelImport: uploadedImport,
  cancelVoucher: async (cast) => {
    const offer = await (await cast.shop()).offer();
    return { voucherId: (await voucherOf(cast.member, offer)).id };
  },
  changeOfferStock: async (cast) => ({ offerId: await offerId(cast, { stockTotal: 10 }), delta: 5 }),
  confirmAwardProposal: async (cast) => ({ proposalId: await proposal(cast) }),
  confirmDeed: async (cast) => ({ deedId: (await claimedDeed(cast)).id }),
  confirmDeeds: async (cast) => ({ deedIds: [(await claimedDeed(cast)).id] }),
  confirmImport: proposedImport,
  correctAward: async (cast) => {
    const deed = await claimedDeed(cast);
    await confirm(cast.network.coordinator, deed);
    return { awardId: deed.id, reason };
  },
  checkIn: async (cast) => {
    const made = await makeEvent(cast.network, { indicator: await cast.indicator() });
    return { token: await shownToken(cast.network.coordinator, made), nonce: randomUUID() };
  },
  closeEvent: (cast) => event(cast, 'OPEN'),
  createEvent: async (cast) => eventInput(cast.network, { indicator: await cast.indicator() }),
  createDeedCode: async (cast) => ({
    indicatorId: (await cast.indicator('CODE')).id,
    place: 'ศาลาหน้าวัด',
    idempotencyKey: randomUUID(),
  }),
  createCategory: async (cast) => ({ networkId: cast.network.id, name: { th: 'ของหวาน' } }),
  mergeCategory: async (cast) => ({
    networkId: cast.network.id,
    code: await emptyCategory(cast),
    intoCode: 'FOOD',
  }),
  moveCategory: async (cast) => ({ networkId: cast.network.id, code: await emptyCategory(cast) }),
  removeCategory: async (cast) => ({ networkId: cast.network.id, code: await emptyCategory(cast) }),
  updateCategory: async (cast) => ({
    networkId: cast.network.id,
    code: await emptyCategory(cast),
    name: { th: 'ของฝาก' },
  }),
  createGoal: async (cast) => goalInput(cast.network),
  confirmGiftFunding: async (cast) => ({ fundingId: await waitingFunding(cast) }),
  createOffer: async (cast) => ({
    merchantId: (await cast.shop()).id,
    title: { th: 'ข้าวต้มมัด' },
    costPoints: 5,
  }),
  createRecognitionLetter: letterInput,
  createStatement: async (cast) => statementInput(cast),
  declineAwardProposal: async (cast) => ({ proposalId: await proposal(cast), reason }),
  declineMembership: (cast) => membership(cast, 'PENDING'),
  declineMerchant: async (cast) => ({ merchantId: (await cast.shop('APPLIED')).id, reason }),
  discardCatalogueDraft: draftWithRule,
  dryRunImport: uploadedImport,
  closeMerchant: async (cast) => ({ merchantId: (await cast.shop()).id, until: inHours(24) }),
  joinWaitingList: async (cast) => ({ offerId: (await soldOutOffer(cast)).id }),
  leaveWaitingList: async (cast) => ({ offerId: (await soldOutOffer(cast)).id }),
  proposeOfferChanges: async (cast) => ({ offerId: await offerId(cast), costPoints: 7 }),
  reopenMerchant: async (cast) => {
    const { id: merchantId } = await closedShop(cast);
    return { merchantId };
  },
  repeatOffer: async (cast) => ({ offerId: await endedOffer(cast) }),
  returnOfferChanges: async (cast) => ({ ...(await askedRevision(cast)), reason }),
  setMonthlyCeiling: async (cast) => ({ merchantId: (await cast.shop()).id, points: 500 }),
  withdrawOfferChanges: async (cast) => ({ offerId: (await askedRevision(cast)).offerId }),
  endOffer: async (cast) => ({ offerId: await offerId(cast) }),
  hearThanksSender: async (cast) => ({
    networkId: cast.network.id,
    personId: (await cast.bystander('ACTIVE')).membershipId,
  }),
  importCatalogueTemplate: async (cast) => ({
    networkId: cast.network.id,
    template: JSON.stringify({ schema: 'kwamdee.catalogue/1', virtues: [], categories: [] }),
    idempotencyKey: randomUUID(),
  }),
  joinNetwork: async (cast) => ({ networkId: cast.network.id, displayName: 'สมหญิง' }),
  leaveHousehold: async (cast) => {
    // Only an owner with a shop has a membership here.
    await cast.shop();
    return { networkId: cast.network.id };
  },
  keepThanks: async (cast) => ({ thanksId: await receivedNote(cast) }),
  leaveNetwork: async (cast) => {
    // Only an owner with a shop has a membership to leave.
    await cast.shop();
    return { networkId: cast.network.id };
  },
  lowerAwardSoloLimit: async (cast) => ({ networkId: cast.network.id, points: 300 }),
  makeItRight: async (cast) => {
    const { merchantId, useId } = await usedVoucher(cast, 'SPEND');
    return { merchantId, useId, reason: 'OUT_OF_STOCK', nonce: randomUUID() };
  },
  markNoticesRead: async () => ({}),
  notCountDeed: async (cast) => ({ deedId: (await claimedDeed(cast)).id, reason }),
  openEvent: (cast) => event(cast, 'DRAFT'),
  openEventToSponsors: async (cast) => ({ ...(await event(cast, 'OPEN')), isOpen: true }),
  openGoal: async (cast) => ({ goalId: (await openedGoal(cast.network, { open: false })).id }),
  pauseOffer: async (cast) => ({ offerId: await offerId(cast) }),
  pledgePoints: async (cast) => ({
    goalId: (await openedGoal(cast.network)).id,
    points: 5,
    idempotencyKey: randomUUID(),
  }),
  recordCheckIn: async (cast) => {
    const member = await cast.network.member();
    const { node } = await member.client.ask<{ node: { memberNumber: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on Member { memberNumber } } }',
      { id: member.memberId },
    );
    return { ...(await event(cast, 'OPEN')), memberNumber: node.memberNumber, idempotencyKey: randomUUID() };
  },
  putAwayThanks: async (cast) => ({ thanksId: await receivedNote(cast) }),
  quietThanksSender: async (cast) => ({ thanksId: await receivedNote(cast) }),
  putCatalogueDeed: async (cast) => ({
    ...(await draftWithRule(cast)),
    category: 'COMMUNITY',
    code: 'CLEAN_POND',
    name: { th: 'ดูแลหนองน้ำ' },
  }),
  putDeedCategory: async (cast) => ({
    ...(await draftWithRule(cast)),
    code: 'NATURE',
    name: { th: 'ธรรมชาติ' },
  }),
  putIndicator: async (cast) => ({ ...(await draftWithRule(cast)), ...simpleRule, points: 12 }),
  putVirtue: async (cast) => ({ networkId: cast.network.id, code: 'PATIENCE', name: { th: 'อดทน' } }),
  recordDeed: async (cast) => ({
    indicatorId: (await cast.indicator()).id,
    idempotencyKey: randomUUID(),
  }),
  recordDeedFor: async (cast) => ({
    indicatorId: (await cast.indicator()).id,
    memberNumber: cast.member.memberNumber,
    idempotencyKey: randomUUID(),
  }),
  recordGroupDeed: async (cast) => ({
    indicatorId: (await cast.indicator()).id,
    memberNumbers: [cast.member.memberNumber],
    idempotencyKey: randomUUID(),
  }),
  redeemOffer: async (cast) => ({ offerId: await offerId(cast), idempotencyKey: randomUUID() }),
  reinstateMerchant: async (cast) => ({ merchantId: (await cast.shop('SUSPENDED')).id, reason }),
  releaseHold: async (cast) => ({ useId: (await usedVoucher(cast, 'HOLD')).useId }),
  releaseVoucher: async (cast) => {
    const { merchantId, code } = await usedVoucher(cast, 'HOLD');
    return { merchantId, code };
  },
  removeCatalogueDeed: async (cast) => ({ ...(await draftWithRule(cast)), code: 'GONE' }),
  removeDeedCategory: async (cast) => ({ ...(await draftWithRule(cast)), code: 'GONE' }),
  removeIndicator: async (cast) => ({ ...(await draftWithRule(cast)), code: 'SWEEP' }),
  removeMembership: async (cast) => ({ ...(await membership(cast, 'ACTIVE')), reason }),
  removeMerchantStaff: staffOf,
  requestMerchantChanges: async (cast) => ({ merchantId: (await cast.shop('APPLIED')).id, reason }),
  requestOfferChanges: async (cast) => ({ offerId: await offerId(cast, { state: 'SUBMITTED' }), reason }),
  resumeOffer: async (cast) => {
    const shop = await cast.shop();
    const offer = await shop.offer();
    await shop.owner.client.mutate(
      'mutation ($input: OfferActionInput!) { pauseOffer(input: $input) { __typename } }',
      { offerId: offer.id },
    );
    return { offerId: offer.id };
  },
  retireVirtue: async (cast) => {
    await draftWithRule(cast);
    return { networkId: cast.network.id, code: 'HONESTY' };
  },
  reviseMerchantApplication: async (cast) => ({
    merchantId: (await cast.shop('CHANGES_REQUESTED')).id,
    phone: '0898765432',
  }),
  revokeStatement: async (cast) => {
    const { statement } = await mutate<{ statement: { id: string } }>(
      cast.member,
      'createStatement',
      statementInput(cast),
      '... on CreateStatementSuccess { statement { id } }',
    );
    if (statement === undefined) throw new Error('no statement');
    return { statementId: statement.id };
  },
  setHousehold: async (cast) => ({
    networkId: cast.network.id,
    membershipIds: [(await membership(cast, 'ACTIVE')).membershipId],
  }),
  revokeDeedCode: async (cast) => {
    const { id } = await cast.indicator('CODE');
    const { deedCode } = await mutate<{ deedCode: { id: string } }>(
      cast.network.coordinator,
      'createDeedCode',
      { indicatorId: id, place: 'ศาลาหน้าวัด', idempotencyKey: randomUUID() },
      '... on CreateDeedCodeSuccess { deedCode { id } }',
    );
    return { deedCodeId: deedCode?.id };
  },
  revokeRecognitionLetter: async (cast) => {
    const { letter } = await mutate<{ letter: { id: string } }>(
      cast.member,
      'createRecognitionLetter',
      await letterInput(cast),
      '... on CreateRecognitionLetterSuccess { letter { id } }',
    );
    if (letter === undefined) throw new Error('no letter');
    return { letterId: letter.id };
  },
  sendThanks: async (cast) => ({
    networkId: cast.network.id,
    personId: (await cast.bystander('ACTIVE')).membershipId,
    message: 'ขอบคุณนะ',
    idempotencyKey: randomUUID(),
  }),
  setGiftRules: async (cast) => ({ networkId: cast.network.id, monthlyGiftPoints: 30, giftLimitPoints: 5 }),
  setMemberRoles: async (cast) => ({
    ...(await membership(cast, 'ACTIVE')),
    roles: ['MEMBER', 'VERIFIER'],
  }),
  sponsor: async (cast) => {
    const shop = await cast.shop();
    await received(cast.world, shop, 20);
    return { merchantId: shop.id, points: 5, idempotencyKey: randomUUID() };
  },
  startImport: checkedImport,
  submitOffer: async (cast) => ({ offerId: await offerId(cast, { state: 'DRAFT' }) }),
  suspendMerchant: async (cast) => ({
    merchantId: (await cast.shop()).id,
    reason,
    until: inHours(48),
    openVouchers: 'RETURN',
  }),
  undoConfirmation: async (cast) => {
    const deed = await claimedDeed(cast);
    await confirm(cast.people.verifier, deed);
    return { deedId: deed.id };
  },
  syncOfflineScans: async (cast) => {
    const shop = await cast.shop();
    const { code } = await voucherOf(cast.member, await shop.offer());
    return { merchantId: shop.id, device: 'device-one', scans: [scanOf(code)] };
  },
  printCounterCodes: async (cast) => ({
    ...{ networkId: cast.network.id, memberNumber: cast.member.memberNumber, idempotencyKey: randomUUID() },
  }),
  issueVoucherSheet: async (cast) => {
    const { id: offerId } = await (await cast.shop()).offer();
    const line = { memberNumber: cast.member.memberNumber, offerId, wish: 'IN_PERSON' };
    return { networkId: cast.network.id, lines: [line], idempotencyKey: randomUUID() };
  },
  checkCounterCode: async (cast) => {
    const [code] = await printedCodes(cast.network, cast.member);
    return { merchantId: (await cast.shop()).id, memberNumber: cast.member.memberNumber, code };
  },
  redeemAtCounter: async (cast) => {
    const shop = await cast.shop();
    const { id } = await shop.offer();
    const [code] = await printedCodes(cast.network, cast.member);
    return {
      merchantId: shop.id,
      memberNumber: cast.member.memberNumber,
      code,
      offerId: id,
      nonce: randomUUID(),
    };
  },
  undoVoucherUse: async (cast) => {
    const { merchantId, useId } = await usedVoucher(cast, 'SPEND');
    return { merchantId, useId };
  },
  updateEvent: async (cast) => ({ ...(await event(cast, 'OPEN')), place: { th: 'ศาลากลางบ้าน' } }),
  updateGoal: async (cast) => ({
    goalId: (await openedGoal(cast.network, { open: false })).id,
    targetPoints: 70,
  }),
  updateMerchant: async (cast) => ({ merchantId: (await cast.shop()).id, phone: '0898765432' }),
  updateOffer: async (cast) => ({ offerId: await offerId(cast, { state: 'DRAFT' }), costPoints: 7 }),
  updateNoticeSettings: async () => ({ channels: [{ channel: 'PUSH', cadence: 'DAILY' }] }),
  subscribeToPush: async () => new PushBrowser(`http://127.0.0.1:9/${randomUUID()}`).subscription,
  unsubscribeFromPush: async () => ({ endpoint: `http://127.0.0.1:9/${randomUUID()}` }),
  changeEmail: async () => ({ email: `${randomUUID()}@test.example` }),
  sendEmailConfirmation: async () => ({ language: 'TH' }),
  createWebhook: async (cast) => ({
    ...{ merchantId: (await cast.shop()).id, url: 'http://127.0.0.1:9/', events: ['VOUCHER_USED'] },
  }),
  updateWebhook: async (cast) => ({ ...(await endpoint(cast)), events: ['VOUCHER_REVERSED'] }),
  removeWebhook: endpoint,
  rotateWebhookSecret: endpoint,
  replayWebhook: endpoint,
  testWebhook: endpoint,
  updateProfile: async () => ({ displayName: 'สมปอง' }),
  useVoucher: async (cast) => {
    const shop = await cast.shop();
    const { code } = await voucherOf(cast.member, await shop.offer());
    return { merchantId: shop.id, code, nonce: randomUUID() };
  },
  withdrawDeed: async (cast) => ({ deedId: (await deedOf(cast.member, await cast.indicator())).id }),
  withdrawGiftFunding: async (cast) => ({ fundingId: await waitingFunding(cast) }),
  withdrawOffer: async (cast) => ({ offerId: await offerId(cast, { state: 'SUBMITTED' }) }),
  withdrawPledge: async (cast) => {
    const made = await pledge(cast.member, await openedGoal(cast.network), 5);
    return { pledgeId: made.pledge?.id };
  },
};

/** One of a shop of the cast's owner; nobody listens there. */
async function endpoint(cast: Cast): Promise<{ webhookId: string }> {
  const shop = await cast.shop();
  const { id } = await webhook(cast.people.owner, { merchantId: shop.id, url: 'http://127.0.0.1:9/' });
  return { webhookId: id };
}

async function membership(cast: Cast, status: 'ACTIVE' | 'PENDING'): Promise<{ membershipId: string }> {
  return { membershipId: (await cast.bystander(status)).membershipId };
}

/** One that the cast's coordinator has made, and at whose desk they stand. */
async function event(cast: Cast, state: 'DRAFT' | 'OPEN'): Promise<{ eventId: string }> {
  const indicator = await cast.indicator();
  const by = cast.people.coordinator;
  return { eventId: (await makeEvent(cast.network, { indicator, state, by })).id };
}

/** The network's draft as it is now; made when there is none. */
async function draftWithRule(cast: Cast): Promise<Draft> {
  const { network } = await cast.network.coordinator.client.ask<{
    network: { catalogueDraft: { id: string; revision: number } | null };
  }>('query ($slug: String!) { network(slug: $slug) { catalogueDraft { id revision } } }', {
    slug: cast.network.slug,
  });
  const draft = network.catalogueDraft;
  return draft === null ? smallDraft(cast.network) : { draftId: draft.id, revision: draft.revision };
}
