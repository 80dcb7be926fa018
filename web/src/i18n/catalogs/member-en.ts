import type { Messages } from '@lingui/core';
import { messages as shared } from '../locales/en.po';

const features = import.meta.glob<Messages>(
  [
    '../../features/*/locales/en.po',
    '!../../features/{cannot,catalogue,check-in,deed-story,deeds,goals,household,letters,thanks,transparency}/locales/en.po',
    '!../../features/{join-shop,merchant-application,place-picker}/locales/en.po',
    '!../../features/{finding,notice-settings}/locales/en.po',
    '!../../features/{catalogue-editor,category-editor,coordinator,counter,deed-desk,event-desk,imports,make-right,network-settings,no-phone,settlement,shared-counter,shop-console,shop-statistics,sponsor,verify,webhooks}/locales/en.po',
  ],
  { eager: true, import: 'messages' },
);

/** What the shell, the design system and the members' everyday features say. */
export const messages: Messages = Object.assign({}, shared, ...Object.values(features));
