import type { Messages } from '@lingui/core';
import { messages as shared } from '../locales/en.po';

const features = import.meta.glob<Messages>(
  [
    '../../features/*/locales/en.po',
    '!../../features/{cannot,catalogue,check-in,deed-story,deeds,goals,household,join-shop,letters,merchant-application,notice-settings,thanks,transparency}/locales/en.po',
    '!../../features/finding/locales/en.po',
    '!../../features/{catalogue-editor,category-editor,counter,shared-counter,shop-console,coordinator,imports,deed-desk,event-desk,settlement,network-settings,verify,webhooks}/locales/en.po',
  ],
  { eager: true, import: 'messages' },
);

/** What the shell, the design system and the members' everyday features say. */
export const messages: Messages = Object.assign({}, shared, ...Object.values(features));
