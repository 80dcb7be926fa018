import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  BadgeCheck,
  Banknote,
  Bell,
  BookHeart,
  BookOpen,
  CalendarDays,
  CircleUser,
  ClipboardList,
  FileCheck,
  FileUp,
  Gift,
  HandCoins,
  HandHeart,
  HandHelping,
  HeartHandshake,
  House,
  LayoutGrid,
  ListTree,
  type LucideIcon,
  NotebookPen,
  Plug,
  Printer,
  ScanQrCode,
  SlidersHorizontal,
  Store,
  Sun,
  Tag,
  Target,
  Ticket,
  Users,
} from 'lucide-react';
import type { Area } from '../routes.ts';

export interface NavigationItem {
  /** The route's pattern. */
  pattern: string;
  label: MessageDescriptor;
  /** For the bottom bar, when the label is too long for a fifth of a phone. */
  shortLabel?: MessageDescriptor;
  icon: LucideIcon;
  /** What it stands with, when there are many. */
  section?: MessageDescriptor;
  /** Matches only its own address, not those below it. */
  isExact?: boolean;
  /** Not in the bottom bar of a phone, which has room for five. */
  isDesktopOnly?: boolean;
  /** Not beside wide screens, where everything is in sight. */
  isPhoneOnly?: boolean;
  needsSession?: boolean;
  /** Hidden from those who audit a network without coordinating it. */
  isForCoordinators?: boolean;
  /** For those who write down what others did: coordinators and verifiers. */
  isForRecorders?: boolean;
  /** Of the console, seen also by those who confirm deeds and look after nothing else. */
  isForVerifiers?: boolean;
}

const sections = {
  goodness: msg({ message: 'Goodness', context: 'navigation' }),
  people: msg({ message: 'People', context: 'navigation' }),
  shops: msg({ message: 'Shops and benefits', context: 'navigation' }),
  rules: msg({ message: 'How the network works', context: 'navigation' }),
};

/** Every area's places, in order; those of one section side by side. */
export const navigationItems: Record<Exclude<Area, 'bare'>, readonly NavigationItem[]> = {
  member: [
    { pattern: '/', label: msg({ message: 'Home', context: 'navigation' }), icon: House, isExact: true },
    { pattern: '/offers', label: msg({ message: 'Redeem', context: 'navigation' }), icon: Gift },
    {
      pattern: '/vouchers',
      label: msg({ message: 'Vouchers', context: 'navigation' }),
      icon: Ticket,
      needsSession: true,
    },
    {
      pattern: '/passbook',
      label: msg({ message: 'Passbook', context: 'navigation' }),
      shortLabel: msg({ message: 'Passbook', context: 'bottom navigation' }),
      icon: BookOpen,
      needsSession: true,
    },
    {
      pattern: '/deeds',
      label: msg({ message: 'My good deeds', context: 'navigation' }),
      icon: HeartHandshake,
      isDesktopOnly: true,
      needsSession: true,
    },
    {
      pattern: '/shops',
      label: msg({ message: 'Shops', context: 'navigation' }),
      icon: Store,
      isDesktopOnly: true,
    },
    {
      pattern: '/goals',
      label: msg({ message: 'Goals', context: 'navigation' }),
      icon: Target,
      isDesktopOnly: true,
      needsSession: true,
    },
    {
      pattern: '/events',
      label: msg({ message: 'Events', context: 'navigation' }),
      icon: CalendarDays,
      isDesktopOnly: true,
    },
    {
      pattern: '/notices',
      label: msg({ message: 'Notices', context: 'navigation' }),
      icon: Bell,
      isDesktopOnly: true,
      needsSession: true,
    },
    {
      pattern: '/profile',
      label: msg({ message: 'Me', context: 'navigation' }),
      icon: CircleUser,
      needsSession: true,
    },
  ],
  shop: [
    {
      pattern: '/shop/:merchantId',
      label: msg({ message: 'Today', context: 'navigation' }),
      icon: Sun,
      isExact: true,
    },
    {
      pattern: '/counter/:merchantId',
      label: msg({ message: 'Check a voucher', context: 'navigation' }),
      shortLabel: msg({ message: 'Check', context: 'bottom navigation' }),
      icon: ScanQrCode,
    },
    {
      pattern: '/shop/:merchantId/offers',
      label: msg({ message: 'Our offers', context: 'navigation' }),
      shortLabel: msg({ message: 'Offers', context: 'bottom navigation' }),
      icon: Tag,
    },
    {
      pattern: '/shop/:merchantId/staff',
      label: msg({ message: 'Staff', context: 'navigation' }),
      icon: Users,
    },
  ],
  coordinator: [
    {
      pattern: '/coordinator/:slug',
      label: msg({ message: 'Waiting', context: 'navigation' }),
      icon: ClipboardList,
      isExact: true,
    },
    {
      pattern: '/verify/:slug',
      label: msg({ message: 'Deeds to confirm', context: 'navigation' }),
      shortLabel: msg({ message: 'Confirm', context: 'bottom navigation' }),
      icon: BadgeCheck,
      isForVerifiers: true,
    },
    {
      pattern: '/notices',
      label: msg({ message: 'Notices', context: 'navigation' }),
      icon: Bell,
      isDesktopOnly: true,
      isForVerifiers: true,
    },
    {
      pattern: '/coordinator/:slug/award',
      label: msg({ message: 'Give points', context: 'navigation' }),
      shortLabel: msg({ message: 'Give', context: 'bottom navigation' }),
      icon: HandHeart,
      section: sections.goodness,
      isForCoordinators: true,
    },
    {
      pattern: '/coordinator/:slug/record',
      label: msg({ message: 'Record a deed', context: 'navigation' }),
      icon: NotebookPen,
      section: sections.goodness,
      isForRecorders: true,
      isDesktopOnly: true,
    },
    {
      pattern: '/coordinator/:slug/events',
      label: msg({ message: 'Events', context: 'navigation' }),
      icon: CalendarDays,
      section: sections.goodness,
      isDesktopOnly: true,
    },
    {
      pattern: '/coordinator/:slug/goals',
      label: msg({ message: 'Goals', context: 'navigation' }),
      icon: Target,
      section: sections.goodness,
      isDesktopOnly: true,
    },
    {
      pattern: '/coordinator/:slug/fund',
      label: msg({ message: 'Thanks fund', context: 'navigation' }),
      icon: HandCoins,
      section: sections.goodness,
      isDesktopOnly: true,
    },
    {
      pattern: '/coordinator/:slug/members',
      label: msg({ message: 'Members', context: 'navigation' }),
      icon: Users,
      section: sections.people,
      isForCoordinators: true,
    },
    {
      pattern: '/coordinator/:slug/voucher-sheets',
      label: msg({ message: 'Vouchers on paper', context: 'navigation' }),
      icon: Printer,
      section: sections.people,
      isForCoordinators: true,
      isDesktopOnly: true,
    },
    {
      pattern: '/coordinator/:slug/imports',
      label: msg({ message: 'Import', context: 'navigation' }),
      icon: FileUp,
      section: sections.people,
      isForCoordinators: true,
      isDesktopOnly: true,
    },
    {
      pattern: '/coordinator/:slug/merchants',
      label: msg({ message: 'Shops', context: 'navigation' }),
      icon: Store,
      section: sections.shops,
      isDesktopOnly: true,
    },
    {
      pattern: '/coordinator/:slug/categories',
      label: msg({ message: 'Categories', context: 'navigation' }),
      icon: ListTree,
      section: sections.shops,
      isDesktopOnly: true,
    },
    {
      pattern: '/coordinator/:slug/settlement',
      label: msg({ message: 'What shops are owed', context: 'navigation' }),
      icon: Banknote,
      section: sections.shops,
      isDesktopOnly: true,
    },
    {
      pattern: '/coordinator/:slug/loans',
      label: msg({ message: 'Out on loan', context: 'navigation' }),
      icon: HandHelping,
      section: sections.shops,
      isDesktopOnly: true,
    },
    {
      pattern: '/coordinator/:slug/catalogue',
      label: msg({ message: 'Good deeds that count', context: 'navigation' }),
      icon: BookHeart,
      section: sections.rules,
      isDesktopOnly: true,
    },
    {
      pattern: '/coordinator/:slug/settings',
      label: msg({ message: 'Rules', context: 'navigation' }),
      icon: SlidersHorizontal,
      section: sections.rules,
      isDesktopOnly: true,
    },
    {
      pattern: '/coordinator/:slug/check',
      label: msg({ message: 'Check paper', context: 'navigation' }),
      icon: FileCheck,
      section: sections.rules,
      isDesktopOnly: true,
    },
    {
      pattern: '/coordinator/:slug/webhooks',
      label: msg({ message: 'Programs', context: 'navigation' }),
      icon: Plug,
      section: sections.rules,
      isDesktopOnly: true,
      isForCoordinators: true,
    },
    {
      pattern: '/coordinator/:slug/more',
      label: msg({ message: 'More', context: 'navigation' }),
      icon: LayoutGrid,
      isPhoneOnly: true,
    },
  ],
};
