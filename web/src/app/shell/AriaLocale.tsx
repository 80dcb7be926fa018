import { useLocale } from 'react-aria-components';

/**
 * React Aria asks for its language only while something listens (see `speak` in i18n/language.ts): this does, so
 * that a menu that opens after a switch speaks the new one.
 */
export default function AriaLocale() {
  useLocale();
  return null;
}
