import { useMutation } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { SaveLanguageDocument } from './saved-language.generated.ts';

/**
 * Keeps the language that the person switches to here with their account, for notices. Only a switch is saved:
 * opening the page on a borrowed phone that speaks English changes nothing.
 */
export function useSavedLanguage(): void {
  const { language } = useLanguage();
  const last = useRef(language);
  const [saveLanguage] = useMutation(SaveLanguageDocument);
  useEffect(() => {
    if (last.current === language) return;
    last.current = language;
    saveLanguage({ variables: { language: language === 'en' ? 'EN' : 'TH' } }).catch(showFailure);
  }, [language, saveLanguage]);
}
