import 'reflect-metadata';
import type { Deps } from './deps.ts';
import { NodeResolver } from './graphql/node.resolver.ts';
import { AdoptCatalogueResolver } from './modules/catalogue/adopt-catalogue.resolver.ts';
import { BeginCatalogueDraftResolver } from './modules/catalogue/begin-catalogue-draft.resolver.ts';
import { CatalogueDeedResolver } from './modules/catalogue/catalogue-deed.resolver.ts';
import { CatalogueVersionResolver } from './modules/catalogue/catalogue-version.resolver.ts';
import { DeedCategoryResolver } from './modules/catalogue/deed-category.resolver.ts';
import { EditCatalogueResolver } from './modules/catalogue/edit-catalogue.resolver.ts';
import { ImportCatalogueTemplateResolver } from './modules/catalogue/import-catalogue-template.resolver.ts';
import { IndicatorResolver } from './modules/catalogue/indicator.resolver.ts';
import { NetworkCatalogueResolver } from './modules/catalogue/network-catalogue.resolver.ts';
import { CatalogueReplayResolver, ReplayGroupResolver } from './modules/catalogue/replay.resolver.ts';
import { VirtueResolver } from './modules/catalogue/virtue.resolver.ts';
import { VirtueChangesResolver } from './modules/catalogue/virtue-changes.resolver.ts';
import { CounterCodesResolver } from './modules/counter-codes/counter-codes.resolver.ts';
import { DeedResolver } from './modules/deeds/deed.resolver.ts';
import { DeedCodesResolver } from './modules/deeds/deed-codes.resolver.ts';
import { DeedCountResolver, NetworkDeedCountsResolver } from './modules/deeds/deed-counts.resolver.ts';
import { DeedSuggestionsResolver, IndicatorCapResolver } from './modules/deeds/deed-suggestions.resolver.ts';
import { MemberDeedsResolver } from './modules/deeds/member-deeds.resolver.ts';
import { RecordDeedResolver } from './modules/deeds/record-deed.resolver.ts';
import { RecordDeedForResolver } from './modules/deeds/record-deed-for.resolver.ts';
import { RecordGroupDeedResolver } from './modules/deeds/record-group-deed.resolver.ts';
import { RecordableMemberResolver } from './modules/deeds/recordable-member.resolver.ts';
import { WithdrawDeedResolver } from './modules/deeds/withdraw-deed.resolver.ts';
import { ChangeEmailResolver } from './modules/deliveries/change-email.resolver.ts';
import { EmailConfirmationResolver } from './modules/deliveries/email-confirmation.resolver.ts';
import { NoticeSettingsResolver } from './modules/deliveries/notice-settings.resolver.ts';
import { PushSubscriptionsResolver } from './modules/deliveries/push-subscriptions.resolver.ts';
import { CheckInResolver } from './modules/events/check-in.resolver.ts';
import { CreateEventResolver } from './modules/events/create-event.resolver.ts';
import { EventResolver } from './modules/events/event.resolver.ts';
import { EventActionsResolver } from './modules/events/event-actions.resolver.ts';
import { EventDeskResolver } from './modules/events/event-desk.resolver.ts';
import { NetworkEventsResolver } from './modules/events/network-events.resolver.ts';
import { RecordCheckInResolver } from './modules/events/record-check-in.resolver.ts';
import { UpdateEventResolver } from './modules/events/update-event.resolver.ts';
import { GenerosityResolver } from './modules/generosity/generosity.resolver.ts';
import { CommunityGoalResolver, PledgeResolver } from './modules/goals/goal.resolver.ts';
import { ManageGoalsResolver } from './modules/goals/manage-goals.resolver.ts';
import { NetworkGoalsResolver } from './modules/goals/network-goals.resolver.ts';
import { PledgesResolver } from './modules/goals/pledges.resolver.ts';
import { UpdateProfileResolver } from './modules/identity/update-profile.resolver.ts';
import { ViewerResolver } from './modules/identity/viewer.resolver.ts';
import { ImportResolver } from './modules/imports/import.resolver.ts';
import { ImportActionsResolver } from './modules/imports/import-actions.resolver.ts';
import { NetworkImportsResolver } from './modules/imports/network-imports.resolver.ts';
import { AwardPointsResolver } from './modules/ledger/award-points.resolver.ts';
import {
  AwardProposalResolver,
  NetworkAwardProposalsResolver,
} from './modules/ledger/award-proposal.resolver.ts';
import { AwardProposalDecisionsResolver } from './modules/ledger/award-proposal-decisions.resolver.ts';
import { MemberResolver, MembershipMemberResolver } from './modules/ledger/member.resolver.ts';
import { PassbookEntryResolver } from './modules/ledger/passbook-entry.resolver.ts';
import {
  MemberLettersResolver,
  RecognitionLetterCheckResolver,
  RecognitionLetterResolver,
} from './modules/letters/letter.resolver.ts';
import { LetterMutationsResolver } from './modules/letters/letter-mutations.resolver.ts';
import { JoinNetworkResolver } from './modules/members/join-network.resolver.ts';
import { LeaveNetworkResolver } from './modules/members/leave-network.resolver.ts';
import { MembershipResolver } from './modules/members/membership.resolver.ts';
import { MembershipDecisionsResolver } from './modules/members/membership-decisions.resolver.ts';
import { NetworkBoardResolver } from './modules/members/network-board.resolver.ts';
import { NetworkMembershipsResolver } from './modules/members/network-memberships.resolver.ts';
import { ViewerMembershipsResolver } from './modules/members/viewer-memberships.resolver.ts';
import { AppealsResolver } from './modules/merchant-cases/appeals.resolver.ts';
import { ApproveMerchantsResolver } from './modules/merchant-cases/approve-merchants.resolver.ts';
import { CaseNotesResolver } from './modules/merchant-cases/case-notes.resolver.ts';
import { CaseWorkResolver } from './modules/merchant-cases/case-work.resolver.ts';
import {
  CaseEventResolver,
  MerchantCaseWordsResolver,
} from './modules/merchant-cases/merchant-case-words.resolver.ts';
import {
  CaseNoteResolver,
  ChecklistItemResolver,
  MerchantReviewResolver,
  ReviewResolver,
} from './modules/merchant-cases/merchant-review.resolver.ts';
import { NetworkChecklistResolver } from './modules/merchant-cases/network-checklist.resolver.ts';
import { ApplyAsMerchantResolver } from './modules/merchants/apply-as-merchant.resolver.ts';
import { ApproveMerchantResolver } from './modules/merchants/approve-merchant.resolver.ts';
import { ManageCategoriesResolver } from './modules/merchants/manage-categories.resolver.ts';
import { MembershipMerchantsResolver } from './modules/merchants/membership-merchants.resolver.ts';
import { MerchantResolver } from './modules/merchants/merchant.resolver.ts';
import { MerchantCategoryResolver } from './modules/merchants/merchant-category.resolver.ts';
import {
  MerchantClosureNoteResolver,
  MerchantClosureResolver,
} from './modules/merchants/merchant-closure.resolver.ts';
import { MerchantDecisionsResolver } from './modules/merchants/merchant-decisions.resolver.ts';
import { MerchantStaffResolver } from './modules/merchants/merchant-staff.resolver.ts';
import { MerchantViewerResolver } from './modules/merchants/merchant-viewer.resolver.ts';
import { NetworkMerchantsResolver } from './modules/merchants/network-merchants.resolver.ts';
import { ReviseMerchantApplicationResolver } from './modules/merchants/revise-merchant-application.resolver.ts';
import { ShopsLikeResolver } from './modules/merchants/shops-like.resolver.ts';
import { UpdateMerchantResolver } from './modules/merchants/update-merchant.resolver.ts';
import {
  MerchantPlaceResolver,
  NetworkPlaceResolver,
  NetworkPlacesResolver,
} from './modules/network-places/network-places.resolver.ts';
import { ChangeSettingsResolver } from './modules/network-settings/change-settings.resolver.ts';
import {
  NetworkSettingChangeResolver,
  NetworkSettingsResolver,
} from './modules/network-settings/network-settings.resolver.ts';
import { NetworkResolver } from './modules/networks/network.resolver.ts';
import { MarkNoticesReadResolver } from './modules/notifications/mark-notices-read.resolver.ts';
import { NoticeResolver } from './modules/notifications/notice.resolver.ts';
import { ViewerNoticesResolver } from './modules/notifications/viewer-notices.resolver.ts';
import { ApproveOfferResolver } from './modules/offers/approve-offer.resolver.ts';
import { ChangeOfferStockResolver } from './modules/offers/change-offer-stock.resolver.ts';
import { MerchantCostRuleResolver, OfferCostRuleResolver } from './modules/offers/cost-rule.resolver.ts';
import { CreateOfferResolver } from './modules/offers/create-offer.resolver.ts';
import { MerchantOffersResolver } from './modules/offers/merchant-offers.resolver.ts';
import { NetworkOffersResolver } from './modules/offers/network-offers.resolver.ts';
import { OfferResolver } from './modules/offers/offer.resolver.ts';
import { OfferActionsResolver } from './modules/offers/offer-actions.resolver.ts';
import { RepeatOfferResolver } from './modules/offers/repeat-offer.resolver.ts';
import {
  NetworkRevisionsResolver,
  OfferRevisionResolver,
  RevisedOfferResolver,
} from './modules/offers/revision.resolver.ts';
import { RevisionChangesResolver } from './modules/offers/revision-changes.resolver.ts';
import { UpdateOfferResolver } from './modules/offers/update-offer.resolver.ts';
import {
  MerchantApiKeyListResolver,
  MerchantApiKeysResolver,
} from './modules/partner-keys/merchant-api-keys.resolver.ts';
import { CheckEntryResolver } from './modules/passbook/check-entry.resolver.ts';
import { CreateStatementResolver } from './modules/passbook/create-statement.resolver.ts';
import { EarnedByVirtueResolver } from './modules/passbook/earned-by-virtue.resolver.ts';
import { EntryCheckCodeResolver } from './modules/passbook/entry-check-code.resolver.ts';
import { MemberPassbookResolver } from './modules/passbook/member-passbook.resolver.ts';
import { RevokeStatementResolver } from './modules/passbook/revoke-statement.resolver.ts';
import { MemberStatementsResolver, StatementResolver } from './modules/passbook/statement.resolver.ts';
import { VerifyStatementResolver } from './modules/passbook/verify-statement.resolver.ts';
import { CancelVoucherResolver } from './modules/redemptions/cancel-voucher.resolver.ts';
import { CounterResolver } from './modules/redemptions/counter.resolver.ts';
import { MerchantLoansResolver, NetworkLoansResolver } from './modules/redemptions/loans.resolver.ts';
import {
  MakeItRightResolver,
  MerchantRecentUsesResolver,
} from './modules/redemptions/make-it-right.resolver.ts';
import { MemberVouchersResolver } from './modules/redemptions/member-vouchers.resolver.ts';
import { MerchantTodayResolver } from './modules/redemptions/merchant-today.resolver.ts';
import { OfflineCounterResolver } from './modules/redemptions/offline-counter.resolver.ts';
import { PassbookVoucherResolver } from './modules/redemptions/passbook-voucher.resolver.ts';
import { RedeemOfferResolver } from './modules/redemptions/redeem-offer.resolver.ts';
import { RedeemabilityResolver } from './modules/redemptions/redeemability.resolver.ts';
import { SyncOfflineScansResolver } from './modules/redemptions/sync-offline-scans.resolver.ts';
import { VoucherResolver, VoucherUseResolver } from './modules/redemptions/voucher.resolver.ts';
import {
  MerchantSettlementResolver,
  MerchantSettlementsResolver,
} from './modules/settlements/merchant-settlement.resolver.ts';
import {
  NetworkSettlementResolver,
  NetworkSettlementsResolver,
  SettlementRunResolver,
} from './modules/settlements/network-settlement.resolver.ts';
import { SettlementDisputesResolver } from './modules/settlements/settlement-disputes.resolver.ts';
import { SettlementPaymentsResolver } from './modules/settlements/settlement-payments.resolver.ts';
import { SettlementRatesResolver } from './modules/settlements/settlement-rates.resolver.ts';
import {
  SettlementLineResolver,
  SettlementOfferShareResolver,
  SettlementStatementResolver,
} from './modules/settlements/settlement-statement.resolver.ts';
import { VerifySettlementResolver } from './modules/settlements/verify-settlement.resolver.ts';
import {
  CounterDeviceResolver,
  MerchantCounterDevicesResolver,
  MerchantStaffPinResolver,
} from './modules/shared-counter/counter-device.resolver.ts';
import { CounterDevicesResolver } from './modules/shared-counter/counter-devices.resolver.ts';
import { CounterLockResolver } from './modules/shared-counter/counter-lock.resolver.ts';
import { SponsorResolver } from './modules/sponsoring/sponsor.resolver.ts';
import {
  EventSponsorsResolver,
  MerchantSponsoringResolver,
  SponsoringResolver,
  SponsorshipResolver,
} from './modules/sponsoring/sponsoring.resolver.ts';
import { StaffInvitationReadsResolver } from './modules/staff-invitations/staff-invitation-reads.resolver.ts';
import { StaffInvitationsResolver } from './modules/staff-invitations/staff-invitations.resolver.ts';
import {
  MerchantStatisticsResolver,
  StatisticsOfferResolver,
} from './modules/statistics/merchant-statistics.resolver.ts';
import {
  GiftFundingResolver,
  GiftFundResolver,
  NetworkGiftFundResolver,
} from './modules/thanks/gift-fund.resolver.ts';
import { GiftFundMutationsResolver } from './modules/thanks/gift-fund-mutations.resolver.ts';
import { MembershipThanksResolver } from './modules/thanks/membership-thanks.resolver.ts';
import { NetworkThanksResolver } from './modules/thanks/network-thanks.resolver.ts';
import { SendThanksResolver } from './modules/thanks/send-thanks.resolver.ts';
import { ThanksDecisionsResolver } from './modules/thanks/thanks-decisions.resolver.ts';
import { ThanksNoteResolver } from './modules/thanks/thanks-note.resolver.ts';
import { EntryProofResolver } from './modules/transparency/entry-proof.resolver.ts';
import { NetworkLedgerResolver } from './modules/transparency/network-ledger.resolver.ts';
import { AnswerDeedResolver } from './modules/verification/answer-deed.resolver.ts';
import { AwardResolver, NetworkAwardsResolver } from './modules/verification/award.resolver.ts';
import { ConfirmDeedResolver } from './modules/verification/confirm-deed.resolver.ts';
import { CorrectAwardResolver } from './modules/verification/correct-award.resolver.ts';
import { DeedDecisionsResolver } from './modules/verification/deed-decisions.resolver.ts';
import { DeedStoryResolver } from './modules/verification/deed-story.resolver.ts';
import {
  DeedToVerifyResolver,
  NetworkDeedQueueResolver,
} from './modules/verification/deed-to-verify.resolver.ts';
import {
  HouseholdRequestResolver,
  MembershipHouseholdResolver,
} from './modules/verification/household.resolver.ts';
import { HouseholdChangesResolver } from './modules/verification/household-changes.resolver.ts';
import { NetworkVerificationResolver } from './modules/verification/network-verification.resolver.ts';
import {
  VoucherSheetLineResolver,
  VoucherSheetResolver,
} from './modules/voucher-sheets/voucher-sheet.resolver.ts';
import { VoucherSheetsResolver } from './modules/voucher-sheets/voucher-sheets.resolver.ts';
import { WaitingResolver } from './modules/waiting/waiting.resolver.ts';
import { ManageWebhooksResolver } from './modules/webhooks/manage-webhooks.resolver.ts';
import {
  MerchantWebhooksResolver,
  NetworkWebhooksResolver,
  WebhookEndpointResolver,
} from './modules/webhooks/webhook.resolver.ts';

export type ResolverClass = new (deps: Deps) => object;

/** Every resolver of the API, module by module. */
export const resolverClasses: readonly ResolverClass[] = [
  NodeResolver,
  // identity
  ViewerResolver,
  UpdateProfileResolver,
  // networks
  NetworkResolver,
  // notifications
  NoticeResolver,
  ViewerNoticesResolver,
  MarkNoticesReadResolver,
  // deliveries
  NoticeSettingsResolver,
  PushSubscriptionsResolver,
  ChangeEmailResolver,
  EmailConfirmationResolver,
  // members
  MembershipResolver,
  ViewerMembershipsResolver,
  NetworkMembershipsResolver,
  NetworkBoardResolver,
  JoinNetworkResolver,
  LeaveNetworkResolver,
  MembershipDecisionsResolver,
  // ledger
  MemberResolver,
  MembershipMemberResolver,
  PassbookEntryResolver,
  AwardPointsResolver,
  NetworkAwardProposalsResolver,
  AwardProposalResolver,
  AwardProposalDecisionsResolver,
  // catalogue
  NetworkCatalogueResolver,
  CatalogueVersionResolver,
  DeedCategoryResolver,
  CatalogueDeedResolver,
  IndicatorResolver,
  VirtueResolver,
  BeginCatalogueDraftResolver,
  EditCatalogueResolver,
  ImportCatalogueTemplateResolver,
  AdoptCatalogueResolver,
  VirtueChangesResolver,
  CatalogueReplayResolver,
  ReplayGroupResolver,
  // deeds
  DeedResolver,
  MemberDeedsResolver,
  DeedSuggestionsResolver,
  IndicatorCapResolver,
  DeedCountResolver,
  NetworkDeedCountsResolver,
  RecordDeedResolver,
  // passbook
  MemberPassbookResolver,
  EntryCheckCodeResolver,
  EarnedByVirtueResolver,
  StatementResolver,
  MemberStatementsResolver,
  CreateStatementResolver,
  RevokeStatementResolver,
  VerifyStatementResolver,
  CheckEntryResolver,
  // verification
  NetworkDeedQueueResolver,
  DeedToVerifyResolver,
  ConfirmDeedResolver,
  DeedDecisionsResolver,
  AnswerDeedResolver,
  DeedStoryResolver,
  NetworkVerificationResolver,
  NetworkAwardsResolver,
  AwardResolver,
  CorrectAwardResolver,
  MembershipHouseholdResolver,
  HouseholdRequestResolver,
  HouseholdChangesResolver,
  // events
  EventResolver,
  EventDeskResolver,
  NetworkEventsResolver,
  CreateEventResolver,
  UpdateEventResolver,
  EventActionsResolver,
  CheckInResolver,
  RecordCheckInResolver,
  RecordDeedForResolver,
  RecordGroupDeedResolver,
  RecordableMemberResolver,
  WithdrawDeedResolver,
  DeedCodesResolver,
  // transparency
  EntryProofResolver,
  NetworkLedgerResolver,
  // goals
  CommunityGoalResolver,
  PledgeResolver,
  NetworkGoalsResolver,
  PledgesResolver,
  ManageGoalsResolver,
  // thanks
  ThanksNoteResolver,
  MembershipThanksResolver,
  NetworkThanksResolver,
  SendThanksResolver,
  ThanksDecisionsResolver,
  NetworkGiftFundResolver,
  GiftFundResolver,
  GiftFundingResolver,
  GiftFundMutationsResolver,
  // letters
  RecognitionLetterResolver,
  RecognitionLetterCheckResolver,
  MemberLettersResolver,
  LetterMutationsResolver,
  // imports
  ImportResolver,
  NetworkImportsResolver,
  ImportActionsResolver,
  // merchants
  MerchantResolver,
  MerchantViewerResolver,
  MerchantCategoryResolver,
  ManageCategoriesResolver,
  NetworkMerchantsResolver,
  MembershipMerchantsResolver,
  ApplyAsMerchantResolver,
  ReviseMerchantApplicationResolver,
  UpdateMerchantResolver,
  ApproveMerchantResolver,
  MerchantDecisionsResolver,
  MerchantStaffResolver,
  StaffInvitationsResolver,
  StaffInvitationReadsResolver,
  CounterDeviceResolver,
  MerchantCounterDevicesResolver,
  MerchantStaffPinResolver,
  CounterDevicesResolver,
  CounterLockResolver,
  MerchantApiKeysResolver,
  MerchantApiKeyListResolver,
  ShopsLikeResolver,
  // merchant-cases
  MerchantReviewResolver,
  ReviewResolver,
  CaseNoteResolver,
  ChecklistItemResolver,
  MerchantCaseWordsResolver,
  CaseEventResolver,
  CaseWorkResolver,
  CaseNotesResolver,
  ApproveMerchantsResolver,
  AppealsResolver,
  NetworkChecklistResolver,
  // network-places
  NetworkPlacesResolver,
  NetworkPlaceResolver,
  MerchantPlaceResolver,
  // network-settings
  NetworkSettingsResolver,
  NetworkSettingChangeResolver,
  ChangeSettingsResolver,
  MerchantClosureResolver,
  MerchantClosureNoteResolver,
  GenerosityResolver,
  // offers
  OfferResolver,
  NetworkOffersResolver,
  MerchantOffersResolver,
  CreateOfferResolver,
  UpdateOfferResolver,
  OfferActionsResolver,
  ApproveOfferResolver,
  ChangeOfferStockResolver,
  OfferCostRuleResolver,
  MerchantCostRuleResolver,
  RepeatOfferResolver,
  WaitingResolver,
  OfferRevisionResolver,
  RevisedOfferResolver,
  NetworkRevisionsResolver,
  RevisionChangesResolver,
  // counter codes
  CounterCodesResolver,
  // voucher sheets
  VoucherSheetsResolver,
  VoucherSheetResolver,
  VoucherSheetLineResolver,
  // redemptions
  RedeemOfferResolver,
  CancelVoucherResolver,
  CounterResolver,
  MakeItRightResolver,
  MerchantRecentUsesResolver,
  OfflineCounterResolver,
  SyncOfflineScansResolver,
  VoucherResolver,
  VoucherUseResolver,
  RedeemabilityResolver,
  MemberVouchersResolver,
  MerchantTodayResolver,
  PassbookVoucherResolver,
  MerchantLoansResolver,
  NetworkLoansResolver,
  // webhooks
  MerchantWebhooksResolver,
  NetworkWebhooksResolver,
  WebhookEndpointResolver,
  ManageWebhooksResolver,
  // settlements
  SettlementStatementResolver,
  SettlementLineResolver,
  SettlementOfferShareResolver,
  MerchantSettlementsResolver,
  MerchantSettlementResolver,
  NetworkSettlementsResolver,
  NetworkSettlementResolver,
  SettlementRunResolver,
  SettlementRatesResolver,
  SettlementDisputesResolver,
  SettlementPaymentsResolver,
  VerifySettlementResolver,
  // statistics
  MerchantStatisticsResolver,
  StatisticsOfferResolver,
  // sponsoring
  SponsorResolver,
  MerchantSponsoringResolver,
  SponsoringResolver,
  EventSponsorsResolver,
  SponsorshipResolver,
];
