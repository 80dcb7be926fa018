export { messages } from '../../features/notice-settings/locales/th.po';
