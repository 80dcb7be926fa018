// Runs before the first paint, so that a chosen theme, text size or language never flashes.
// A file of its own: the content security policy allows no inline script.
// React Aria, which asks the browser for its language, is told the page's.
const ariaLocale = Symbol.for('react-aria.i18n.locale');
window[ariaLocale] = 'th-TH';
try {
  const root = document.documentElement;
  const theme = localStorage.getItem('kwamdee.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (localStorage.getItem('kwamdee.text') === 'large') root.dataset.text = 'large';
  if (localStorage.getItem('kwamdee.language') === 'en') {
    root.lang = 'en';
    window[ariaLocale] = 'en-GB';
  }
} catch {
  // Storage may be closed to us (private mode): the defaults of the page then hold.
}
