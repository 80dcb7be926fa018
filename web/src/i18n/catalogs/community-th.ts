import type { Messages } from '@lingui/core';

const features = import.meta.glob<Messages>(
  '../../features/{cannot,catalogue,check-in,deed-story,deeds,goals,household,letters,thanks,transparency}/locales/th.po',
  { eager: true, import: 'messages' },
);

/** What members' screens beside the everyday ones say. */
export const messages: Messages = Object.assign({}, ...Object.values(features));
