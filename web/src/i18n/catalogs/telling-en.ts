export { messages } from '../../features/notice-settings/locales/en.po';
