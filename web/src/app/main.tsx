import '../design/theme.css';
import { i18n } from '@lingui/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { client } from '../apollo/client.ts';
import { speak, storedLanguage } from '../i18n/language.ts';
import { rememberInstallPrompt } from '../lib/install-prompt.ts';
import { App } from './App.tsx';
import { Providers } from './Providers.tsx';
import { registerServiceWorker } from './pwa/register.ts';

async function start(): Promise<void> {
  rememberInstallPrompt();
  await speak(storedLanguage());
  let spoken = i18n.locale;
  i18n.on('change', () => {
    if (i18n.locale === spoken) return;
    spoken = i18n.locale;
    void client.refetchQueries({ include: 'active' });
  });
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <BrowserRouter useTransitions={false}>
          <App />
        </BrowserRouter>
      </Providers>
    </StrictMode>,
  );
  registerServiceWorker();
}

void start();
