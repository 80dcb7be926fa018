import type { Messages } from '@lingui/core';

const features = import.meta.glob<Messages>(
  '../../features/{catalogue-editor,category-editor,counter,make-right,shop-statistics,sponsor,shop-console,coordinator,imports,deed-desk,event-desk,settlement,network-settings,verify,webhooks}/locales/th.po',
  '../../features/{catalogue-editor,category-editor,counter,shop-console,coordinator,imports,deed-desk,event-desk,settlement,network-settings,verify,webhooks}/locales/th.po',
  '../../features/{catalogue-editor,category-editor,counter,shop-console,coordinator,imports,deed-desk,event-desk,settlement,verify,webhooks}/locales/th.po',
  '../../features/{catalogue-editor,category-editor,counter,shop-console,coordinator,imports,deed-desk,event-desk,no-phone,verify}/locales/th.po',
  '../../features/{catalogue-editor,category-editor,coordinator,counter,deed-desk,event-desk,imports,network-settings,no-phone,settlement,shop-console,verify,webhooks}/locales/th.po',
  { eager: true, import: 'messages' },
);

/** What the counter, the shop console and the coordinator's console say. */
export const messages: Messages = Object.assign({}, ...Object.values(features));
