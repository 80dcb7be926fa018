import { ApolloProvider } from '@apollo/client/react';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import type { ReactNode } from 'react';
import { I18nProvider as AriaI18nProvider } from 'react-aria-components';
import { client } from '../apollo/client.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { SessionProvider } from './session/SessionProvider.tsx';

/** React Aria speaks the same language: its Thai comes from i18n/react-aria. */
function AriaLanguage({ children }: { children: ReactNode }) {
  const { locale } = useLanguage();
  return <AriaI18nProvider locale={locale}>{children}</AriaI18nProvider>;
}

/** What every screen stands on: words, data, and who is signed in. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <AriaLanguage>
        <ApolloProvider client={client}>
          <SessionProvider>{children}</SessionProvider>
        </ApolloProvider>
      </AriaLanguage>
    </I18nProvider>
  );
}
