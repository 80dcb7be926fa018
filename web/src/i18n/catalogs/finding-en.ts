/** What the filters of offers and shops, and the map, say. */
export { messages } from '../../features/finding/locales/en.po';
