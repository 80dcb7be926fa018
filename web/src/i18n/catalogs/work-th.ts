import type { Messages } from '@lingui/core';

const features = import.meta.glob<Messages>(
  '../../features/{catalogue-editor,category-editor,coordinator,counter,deed-desk,event-desk,imports,make-right,network-settings,no-phone,settlement,shared-counter,shop-console,shop-statistics,sponsor,verify,webhooks}/locales/th.po',
  { eager: true, import: 'messages' },
);

/** What the counter, the shop console and the coordinator's console say. */
export const messages: Messages = Object.assign({}, ...Object.values(features));
