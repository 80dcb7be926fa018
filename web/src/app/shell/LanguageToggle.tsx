import { useLanguage } from '../../i18n/use-language.ts';

/** The other language, in its own letters: for people who cannot read the one on the screen. */
export function LanguageToggle() {
  const { language, chooseLanguage } = useLanguage();
  const other = language === 'th' ? 'en' : 'th';
  return (
    <button
      type="button"
      lang={other}
      onClick={() => void chooseLanguage(other)}
      className="min-h-target min-w-target cursor-pointer rounded-full px-3 font-strong text-ink-soft hover:bg-page-sunken"
    >
      {other === 'en' ? 'English' : 'ไทย'}
    </button>
  );
}
