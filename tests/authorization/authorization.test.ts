import { readFile } from 'node:fs/promises';
import { buildSchema, type GraphQLSchema, getNamedType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../testkit/client.ts';
import type { Network } from '../testkit/network.ts';
import { World } from '../testkit/world.ts';
import { Cast, type Role, readTable, roles } from './cast.ts';
import { mutationInputs } from './mutation-inputs.ts';

/**
 * Who may do what. Whatever is not `yes` writes nothing.
 *
 *   yes      the success of the mutation
 *   no       ForbiddenError
 *   absent   VoucherNotFoundError: what belongs to another is not found
 *   outside  NotAMemberError
 *   already  AlreadyExistsError
 *   ended    ValidationError or StateError: a coordinator has ended this person's membership
 *   sign-in  UNAUTHENTICATED
 */
const expected = readTable(`
  acceptStaffInvitation      sign-in yes     yes     yes     no      yes     yes     yes     yes     already already already yes     yes
  addCaseNote                sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  addMerchantStaff           sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  addToGiftFund              sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  adoptCatalogue             sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  answerAppeal               sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  answerCaseNote             sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  answerDeed                 sign-in no      yes     no      no      no      no      no      no      no      no      no      no      no
  answerHouseholdRequest     sign-in no      yes     no      no      no      no      no      no      no      no      no      no      no
  answerSettlementDispute    sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  appealSuspension           sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  applyAsMerchant            sign-in yes     yes     yes     ended   yes     yes     yes     yes     yes     yes     yes     yes     yes
  approveMembership          sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  approveMerchant            sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  approveMerchants           sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  approveOffer               sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  approveOfferChanges        sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  askMoreAboutDeed           sign-in no      no      no      no      yes     no      yes     no      no      no      no      no      no
  askToShareHousehold        sign-in outside yes     yes     outside outside outside outside outside outside outside outside outside outside
  awardPoints                sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  beginCatalogueDraft        sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  cancelEvent                sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  cancelGoal                 sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  cancelImport               sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  cancelVoucher              sign-in absent  yes     absent  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent
  changeEmail                sign-in yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  changeNetworkSetting       sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  changeOfferCostRule        sign-in no      no      no      no      no      no      yes     no      yes     yes     no      no      no
  changeOfferStock           sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  checkCounterCode           sign-in no      no      no      no      no      no      no      no      yes     yes     yes     no      no
  checkIn                    sign-in outside yes     yes     outside outside outside outside outside outside outside outside outside outside
  closeEvent                 sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  closeMerchant              sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  confirmAwardProposal       sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  confirmDeed                sign-in no      no      no      no      yes     no      yes     no      no      no      no      no      no
  confirmDeeds               sign-in no      no      no      no      yes     no      yes     no      no      no      no      no      no
  confirmGiftFunding         sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  confirmImport              sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  confirmSettingChange       sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  confirmSettlementCorrection sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  confirmSettlementRate      sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  correctAward               sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  createCategory             sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  createCounterPairing       sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  createDeedCode             sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  createEvent                sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  createGoal                 sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  createMerchantApiKey       sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  createOffer                sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  createRecognitionLetter    sign-in outside yes     ended   outside outside outside outside outside outside outside outside outside outside
  createStaffInvitation      sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  createStatement            sign-in no      yes     no      no      no      no      no      no      no      no      no      no      no
  createWebhook              sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  declineAwardProposal       sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  declineMembership          sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  declineMerchant            sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  discardCatalogueDraft      sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  disputeSettlement          sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  dryRunImport               sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  endOffer                   sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  handOverMerchantCase       sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  hearThanksSender           sign-in outside yes     yes     yes     yes     yes     yes     outside outside yes     yes     yes     yes
  importCatalogueTemplate    sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  issueVoucherSheet          sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  joinNetwork                sign-in yes     already already already yes     yes     yes     yes     yes     yes     yes     yes     yes
  joinWaitingList            sign-in outside yes     yes     outside outside outside outside outside outside outside outside outside outside
  keepThanks                 sign-in absent  yes     absent  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent
  leaveHousehold             sign-in outside yes     yes     yes     yes     yes     yes     outside yes     yes     yes     yes     yes
  leaveNetwork               sign-in outside yes     yes     ended   yes     yes     yes     outside yes     yes     yes     yes     yes
  leaveWaitingList           sign-in outside yes     yes     yes     yes     yes     yes     outside yes     yes     yes     yes     yes
  letGoMerchantCase          sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  lockCounter                no      no      no      no      no      no      no      no      no      no      no      no      no      no
  lowerAwardSoloLimit        sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  makeCounterDevice          sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  makeItRight                sign-in no      no      no      no      no      no      no      no      yes     yes     yes     no      no
  markNoticesRead            sign-in yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  markSettlementPaid         sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  mergeCategory              sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  moveCategory               sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  notCountDeed               sign-in no      no      no      no      yes     no      yes     no      no      no      no      no      no
  openEvent                  sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  openEventToSponsors        sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  openGoal                   sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  pairCounterDevice          yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  pauseOffer                 sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  pledgePoints               sign-in outside yes     yes     outside outside outside outside outside outside outside outside outside outside
  printCounterCodes          sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  proposeOfferChanges        sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  proposeSettlementRate      sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  putAwayThanks              sign-in absent  yes     absent  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent
  putCatalogueDeed           sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  putChecklistItem           sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  putDeedCategory            sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  putIndicator               sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  putNetworkPlace            sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  putVirtue                  sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  quietThanksSender          sign-in absent  yes     absent  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent
  recordCheckIn              sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  recordDeed                 sign-in outside yes     yes     outside outside outside outside outside outside outside outside outside outside
  recordDeedFor              sign-in no      no      no      no      yes     no      yes     no      no      no      no      no      no
  recordGroupDeed            sign-in no      no      no      no      yes     no      yes     no      no      no      no      no      no
  redeemAtCounter            sign-in no      no      no      no      no      no      no      no      yes     yes     yes     no      no
  redeemOffer                sign-in outside yes     yes     outside outside outside outside outside outside outside outside outside outside
  reinstateMerchant          sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  releaseHold                sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  releaseVoucher             sign-in no      no      no      no      no      no      no      no      yes     yes     yes     no      no
  removeCatalogueDeed        sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  removeCategory             sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  removeChecklistItem        sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  removeCounterPin           sign-in no      no      no      no      no      no      no      no      yes     no      yes     no      no
  removeDeedCategory         sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  removeIndicator            sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  removeMembership           sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  removeMerchantStaff        sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  removeNetworkPlace         sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  removeWebhook              sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  reopenMerchant             sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  repeatOffer                sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  replayWebhook              sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  requestMerchantChanges     sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  requestOfferChanges        sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  resumeOffer                sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  retireVirtue               sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  returnOfferChanges         sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  reviseMerchantApplication  sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  revokeCounterDevice        sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  revokeDeedCode             sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  revokeMerchantApiKey       sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  revokeRecognitionLetter    sign-in absent  yes     absent  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent
  revokeStaffInvitation      sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  revokeStatement            sign-in no      yes     no      no      no      no      no      no      no      no      no      no      no
  rotateWebhookSecret        sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  sendEmailConfirmation      sign-in yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  sendThanks                 sign-in outside yes     yes     outside yes     yes     yes     outside outside yes     yes     yes     yes
  setCounterPin              sign-in no      no      no      no      no      no      no      no      yes     no      yes     no      no
  setGiftRules               sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  setHousehold               sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  setMemberRoles             sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  setMerchantStaffRole       sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  setMerchantTrust           sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  setMonthlyCeiling          sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  setSettlementPolicy        sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  settleCaseNote             sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  sponsor                    sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  startImport                sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  submitOffer                sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  subscribeToPush            sign-in yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  suspendMerchant            sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  syncOfflineScans           sign-in no      no      no      no      no      no      no      no      yes     yes     yes     no      no
  takeMerchantCase           sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  testWebhook                sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  tickChecklistItem          sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  undoConfirmation           sign-in no      no      no      no      yes     no      no      no      no      no      no      no      no
  undoSettlementPayment      sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  undoVoucherUse             sign-in no      no      no      no      no      no      no      no      yes     yes     yes     no      no
  unlockCounter              no      no      no      no      no      no      no      no      no      no      no      no      no      no
  unsubscribeFromPush        sign-in yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  updateCategory             sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  updateEvent                sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  updateGoal                 sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  updateMerchant             sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  updateNoticeSettings       sign-in yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  updateOffer                sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  updateProfile              sign-in yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes     yes
  updateWebhook              sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  useVoucher                 sign-in no      no      no      no      no      no      no      no      yes     yes     yes     no      no
  withdrawDeed               sign-in no      yes     no      no      no      no      no      no      no      no      no      no      no
  withdrawGiftFunding        sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  withdrawOffer              sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  withdrawOfferChanges       sign-in no      no      no      no      no      no      no      no      yes     yes     no      no      no
  withdrawPledge             sign-in no      yes     no      no      no      no      no      no      no      no      no      no      no
  withdrawSettingChange      sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
  withdrawSettlementDispute  sign-in no      no      no      no      no      no      no      no      yes     no      no      no      no
  withdrawSettlementRate     sign-in no      no      no      no      no      no      yes     no      no      no      no      no      no
`);

let world: World;
let foreign: Network;
let schema: GraphQLSchema;

beforeAll(async () => {
  schema = buildSchema(await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
  world = await World.start({
    // What is sent there never arrives, and nobody here waits for it.
    env: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'kwamdee@test.example' },
  });
  foreign = await world.network();
});

afterAll(() => world.stop());

test('the table has every mutation of the schema, and no other', () => {
  expect([...expected.keys()]).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
});

describe.each([...expected])('%s', (mutation, cells) => {
  test('is answered as the table says, and what is refused writes nothing', async () => {
    const cast = await Cast.gather(world, foreign);
    const prepare = mutationInputs[mutation];
    if (prepare === undefined) throw new Error(`no input for ${mutation}`);
    const answers: Partial<Record<Role, string>> = {};

    const shared = await prepare(cast);
    const before = await world.fingerprint();
    for (const role of roles.filter((name) => cells[name] !== 'yes')) {
      answers[role] = await answerTo(cast.as(role), mutation, shared);
    }
    const after = await world.fingerprint();
    for (const role of roles.filter((name) => cells[name] === 'yes')) {
      answers[role] = await answerTo(cast.as(role), mutation, await prepare(cast));
    }

    expect(answers).toEqual(cells);
    expect(after).toBe(before);
  });
});

const words: Readonly<Record<string, string>> = {
  ForbiddenError: 'no',
  VoucherNotFoundError: 'absent',
  ThanksNotFoundError: 'absent',
  LetterNotFoundError: 'absent',
  NotAMemberError: 'outside',
  AlreadyExistsError: 'already',
  ValidationError: 'ended',
  StateError: 'ended',
  UNAUTHENTICATED: 'sign-in',
};

async function answerTo(client: Client, mutation: string, input: object): Promise<string> {
  const argument = schema.getMutationType()?.getFields()[mutation]?.args[0];
  if (argument === undefined) throw new Error(`${mutation} takes no input`);
  const { data, errors } = await client.send<Record<string, { __typename: string } | undefined>>(
    `mutation ($input: ${getNamedType(argument.type).name}!) { ${mutation}(input: $input) { __typename } }`,
    { input },
  );
  const answer = data?.[mutation]?.__typename ?? String(errors?.[0]?.extensions?.['code']);
  return answer.endsWith('Success') ? 'yes' : (words[answer] ?? answer);
}
