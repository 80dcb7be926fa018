import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Trans } from '@lingui/react/macro';
import {
  Banknote,
  BookOpen,
  FileCheck,
  Flag,
  Gift,
  Heart,
  KeyRound,
  type LucideIcon,
  MessageCircle,
  Store,
  Tag,
  Ticket,
  Users,
} from 'lucide-react';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { type NoticeRow_noticeFragment, NoticeRow_noticeFragmentDoc } from './notice-row.generated.ts';

const icons: Record<NoticeRow_noticeFragment['kind'], LucideIcon> = {
  MERCHANT_APPLIED: Store,
  MERCHANT_APPROVED: Store,
  MERCHANT_CHANGES_REQUESTED: Store,
  MERCHANT_DECLINED: Store,
  MERCHANT_REINSTATED: Store,
  MERCHANT_SUSPENDED: Store,
  STAFF_ADDED: Store,
  STAFF_JOINED: Store,
  OFFER_APPROVED: Tag,
  OFFER_CHANGES_REQUESTED: Tag,
  OFFER_REVISION_PROPOSED: Tag,
  OFFER_REVISION_APPROVED: Tag,
  OFFER_REVISION_RETURNED: Tag,
  OFFER_BACK: Tag,
  OFFER_SUBMITTED: Tag,
  POINTS_AWARDED: Heart,
  VOUCHER_EXPIRED: Ticket,
  VOUCHER_MADE_RIGHT: Heart,
  VOUCHER_PRINTED: Ticket,
  VOUCHER_REVERSED: Ticket,
  VOUCHER_USED: Ticket,
  MEMBERSHIP_APPROVED: Users,
  MEMBERSHIP_REQUESTED: Users,
  ROLES_CHANGED: Users,
  PASSWORD_CHANGED: KeyRound,
  EMAIL_CHANGED: KeyRound,
  DEED_CREDITED: Heart,
  DEED_CORRECTED: Heart,
  DEED_NOT_COUNTED: Heart,
  DEED_WAITS_LONG: Heart,
  DEED_ANSWERED: MessageCircle,
  DEED_MORE_ASKED: MessageCircle,
  AWARD_CORRECTED: Heart,
  AWARD_PROPOSED: Heart,
  CATALOGUE_ADOPTED: BookOpen,
  IMPORT_PROPOSED: FileCheck,
  IMPORT_DONE: FileCheck,
  THANKS_RECEIVED: Gift,
  GIFT_RECEIVED: Gift,
  GOAL_REACHED: Flag,
  GOAL_RETURNED: Flag,
  HOLD_RELEASED: Ticket,
  LOAN_DUE: Ticket,
  DEED_RECORDED: Heart,
  FUNDING_PROPOSED: Gift,
  EVENT_PROPOSED: Flag,
  HOUSEHOLD_ASKED: Users,
  WEBHOOK_DISABLED: Store,
  SETTLEMENT_ANSWERED: Banknote,
  SETTLEMENT_DISPUTED: Banknote,
  SETTLEMENT_ISSUED: Banknote,
  SETTLEMENT_PAID: Banknote,
  SETTLEMENT_RATE_PROPOSED: Banknote,
  MERCHANT_APPEALED: Store,
  MERCHANT_APPEAL_KEPT: Store,
  MERCHANT_CASE_HANDED_OVER: Store,
  MERCHANT_CASE_OVERDUE: Store,
  MERCHANT_NOTE: MessageCircle,
  MERCHANT_NOTE_ANSWERED: MessageCircle,
  MERCHANT_TRUSTED: Store,
  SETTING_PROPOSED: FileCheck,
};

export interface NoticeRowProps {
  notice: FragmentType<NoticeRow_noticeFragment>;
  onRead: () => void;
}

/** One notice; a press reads it and goes where it leads. Unread ones carry a dot, a word and a stronger title. */
export function NoticeRow({ notice, onRead }: NoticeRowProps) {
  const { data, complete } = useFragment({ fragment: NoticeRow_noticeFragmentDoc, from: notice });
  if (!complete) return null;
  const Icon = icons[data.kind];
  const isUnread = data.readAt === null;
  const read = () => {
    if (isUnread) onRead();
  };
  return (
    <ListRow
      start={
        <span className="relative flex size-12 shrink-0 items-center justify-center rounded-full bg-page-sunken text-ink-soft">
          <Icon aria-hidden className="size-6" />
          {isUnread && (
            <span
              aria-hidden
              className="absolute top-0 right-0 size-3.5 rounded-full border-2 border-page bg-thanks"
            />
          )}
        </span>
      }
      title={
        <span className={isUnread ? '' : 'font-normal'}>
          {isUnread && (
            <span className="text-thanks">
              <Trans>New</Trans>{' '}
            </span>
          )}
          {data.title}
        </span>
      }
      hint={
        <>
          <span className="block">{data.body}</span>
          <DateTime value={data.at} show="relative" />
        </>
      }
      {...(data.path === null ? {} : { to: data.path })}
      {...(data.path === null && !isUnread ? {} : { onPress: read })}
    />
  );
}
