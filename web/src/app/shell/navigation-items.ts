import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  Bell,
  BookOpen,
  CalendarDays,
  CircleUser,
  Gift,
  HeartHandshake,
  House,
  type LucideIcon,
  Store,
  Target,
  Ticket,
} from 'lucide-react';

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

/** A member's places, in order. */
export const memberNavigationItems: readonly NavigationItem[] = [
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
];
