import { useCallback, useEffect, useState } from 'react';
import type { Language } from './language.ts';
import { useLanguage } from './use-language.ts';

/**
 * A long text that has a module of its own for each language, loaded when its page is opened: help and the like,
 * which would weigh on every phone in the catalogues. `modules` must be a value that stays the same.
 */
export function useLocalizedText<Text>(modules: Record<Language, () => Promise<Text>>): {
  /** Null while it is on its way. */
  text: Text | null;
  error: unknown;
  retry: () => void;
} {
  const { language } = useLanguage();
  const [loaded, setLoaded] = useState<{ language: Language; text: Text } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = useCallback(() => {
    let isWanted = true;
    setError(null);
    modules[language]().then(
      (text) => {
        if (isWanted) setLoaded({ language, text });
      },
      (cause: unknown) => {
        if (isWanted) setError(cause);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [modules, language]);
  useEffect(load, [load]);
  return { text: loaded?.language === language ? loaded.text : null, error, retry: () => void load() };
}
