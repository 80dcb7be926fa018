import type { Messages } from '@lingui/core';
import { messages as shared } from '../locales/th.po';

const features = import.meta.glob<Messages>(
  [
    '../../features/*/locales/th.po',
    '!../../features/{merchant-application,catalogue-editor,counter,shop-console,coordinator,imports,deed-desk,event-desk,verify}/locales/th.po',
  ],
  { eager: true, import: 'messages' },
);

/** What the shell, the design system and the members' features say. */
export const messages: Messages = Object.assign({}, shared, ...Object.values(features));
