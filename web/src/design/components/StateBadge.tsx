import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import {
  BadgeCheck,
  Ban,
  CalendarX,
  CircleCheck,
  Clock,
  CornerDownLeft,
  FilePen,
  Hourglass,
  type LucideIcon,
  MessageCircleQuestionMark,
  PackageCheck,
  Pause,
  Store,
  Ticket,
  Undo2,
} from 'lucide-react';
import { Badge, type Tone } from './Badge.tsx';

interface Look {
  tone: Tone;
  icon: LucideIcon;
  word: MessageDescriptor;
}

const merchant = {
  APPLIED: { tone: 'wait', icon: Hourglass, word: msg`Waiting for approval` },
  CHANGES_REQUESTED: { tone: 'wait', icon: MessageCircleQuestionMark, word: msg`More information asked` },
  APPROVED: { tone: 'done', icon: BadgeCheck, word: msg`Partner shop` },
  SUSPENDED: { tone: 'stop', icon: Pause, word: msg`On pause` },
  DECLINED: { tone: 'plain', icon: Ban, word: msg`Not taken in` },
} as const satisfies Record<string, Look>;

const offer = {
  DRAFT: { tone: 'plain', icon: FilePen, word: msg`Draft` },
  SUBMITTED: { tone: 'wait', icon: Hourglass, word: msg`Waiting for approval` },
  CHANGES_REQUESTED: { tone: 'wait', icon: MessageCircleQuestionMark, word: msg`Changes asked` },
  LIVE: { tone: 'done', icon: Store, word: msg`Open for redeeming` },
  PAUSED: { tone: 'wait', icon: Pause, word: msg`On pause` },
  ENDED: { tone: 'plain', icon: CalendarX, word: msg`Ended` },
} as const satisfies Record<string, Look>;

const voucher = {
  ISSUED: { tone: 'points', icon: Ticket, word: msg`Ready to use` },
  USED: { tone: 'done', icon: CircleCheck, word: msg`Used` },
  CANCELLED: { tone: 'plain', icon: Undo2, word: msg`Cancelled, points back` },
  EXPIRED: { tone: 'plain', icon: Clock, word: msg`Expired, points back` },
  REVERSED: { tone: 'plain', icon: CornerDownLeft, word: msg`Taken back, points back` },
  RELEASED: { tone: 'done', icon: PackageCheck, word: msg`Item returned, points back` },
} as const satisfies Record<string, Look>;

const membership = {
  PENDING: { tone: 'wait', icon: Hourglass, word: msg`Waiting for approval` },
  ACTIVE: { tone: 'done', icon: BadgeCheck, word: msg`Member` },
  LEFT: { tone: 'plain', icon: CornerDownLeft, word: msg`Left` },
  REMOVED: { tone: 'plain', icon: Ban, word: msg`No longer a member` },
} as const satisfies Record<string, Look>;

const looks = { merchant, offer, voucher, membership };

export type StateBadgeProps =
  | { of: 'merchant'; state: keyof typeof merchant }
  | { of: 'offer'; state: keyof typeof offer }
  | { of: 'voucher'; state: keyof typeof voucher }
  | { of: 'membership'; state: keyof typeof membership };

/** The state of a shop, an offer, a voucher or a membership: colour, icon and word. */
export function StateBadge({ of, state }: StateBadgeProps) {
  const { i18n } = useLingui();
  const states: Record<string, Look | undefined> = looks[of];
  const look = states[state];
  if (look === undefined) return null;
  return (
    <Badge tone={look.tone} icon={look.icon}>
      {i18n._(look.word)}
    </Badge>
  );
}
