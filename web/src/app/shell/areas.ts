import type { LucideIcon } from 'lucide-react';
import { BadgeCheck, ClipboardCheck, ScanQrCode, Store, UserRound } from 'lucide-react';
import type { Viewer } from '../session/viewer-context.ts';

/** One of the places that a person works or shops in. */
export interface Place {
  id: string;
  kind: 'member' | 'shop' | 'counter' | 'coordinator' | 'verifier';
  /** The network's or the shop's name. */
  name: string;
  to: string;
  icon: LucideIcon;
  /** Set for a network: choosing the place chooses the network. */
  networkSlug?: string;
}

/** All places of a person, by their roles, in the order of everyday use. */
export function placesOf(viewer: Viewer): Place[] {
  const active = viewer.memberships.filter(({ status }) => status === 'ACTIVE');
  const member = active
    .filter(({ roles }) => roles.includes('MEMBER'))
    .map(({ id, network }) => ({
      id: `member-${id}`,
      kind: 'member' as const,
      name: network.name,
      to: '/',
      icon: UserRound,
      networkSlug: network.slug,
    }));
  const merchants = active.flatMap((membership) => membership.merchants);
  const counters = merchants
    .filter(({ status }) => status === 'APPROVED' || status === 'SUSPENDED')
    .map(({ id, name }) => ({
      id: `counter-${id}`,
      kind: 'counter' as const,
      name,
      to: `/counter/${id}`,
      icon: ScanQrCode,
    }));
  const shops = merchants
    .filter(({ viewerStaffRole }) => viewerStaffRole === 'OWNER' || viewerStaffRole === 'MANAGER')
    .map(({ id, name }) => ({
      id: `shop-${id}`,
      kind: 'shop' as const,
      name,
      to: `/shop/${id}`,
      icon: Store,
    }));
  const coordinated = active
    .filter(({ roles }) => roles.includes('COORDINATOR') || roles.includes('AUDITOR'))
    .map(({ id, network }) => ({
      id: `coordinator-${id}`,
      kind: 'coordinator' as const,
      name: network.name,
      to: `/coordinator/${network.slug}`,
      icon: ClipboardCheck,
    }));
  // A coordinator finds the queue in the console.
  const verified = active
    .filter(({ roles }) => roles.includes('VERIFIER') && !roles.includes('COORDINATOR'))
    .map(({ id, network }) => ({
      id: `verifier-${id}`,
      kind: 'verifier' as const,
      name: network.name,
      to: `/verify/${network.slug}`,
      icon: BadgeCheck,
    }));
  return [...member, ...counters, ...shops, ...verified, ...coordinated];
}
