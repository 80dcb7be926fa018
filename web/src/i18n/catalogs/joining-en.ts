import type { Messages } from '@lingui/core';

const features = import.meta.glob<Messages>(
  '../../features/{join-shop,merchant-application,place-picker}/locales/en.po',
  {
    eager: true,
    import: 'messages',
  },
);

/** What those who join as a shop, or at one, are told. */
export const messages: Messages = Object.assign({}, ...Object.values(features));
