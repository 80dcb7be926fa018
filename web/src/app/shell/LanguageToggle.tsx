import { Languages } from 'lucide-react';
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
      className="flex min-h-target min-w-target cursor-pointer items-center gap-2 rounded-full px-2 font-strong tablet:px-3 text-ink-soft hover:bg-page-sunken"
    >
      <Languages aria-hidden className="size-5 shrink-0" />
      {other === 'en' ? (
        <>
          {/* The head of a narrow phone has no room for the whole word. */}
          <span aria-hidden className="tablet:hidden">
            EN
          </span>
          <span className="sr-only tablet:not-sr-only">English</span>
        </>
      ) : (
        'ไทย'
      )}
    </button>
  );
}
