import '../design/theme.css';
import { i18n } from '@lingui/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { client } from '../apollo/client.ts';
import { speak, storedLanguage } from '../i18n/language.ts';
import { rememberInstallPrompt } from '../lib/install-prompt.ts';
import { Providers } from './Providers.tsx';
import { registerServiceWorker } from './pwa/register.ts';
import { createRouter } from './router.tsx';

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
        <RouterProvider router={createRouter()} />
      </Providers>
    </StrictMode>,
  );
  registerServiceWorker();
}

void start();
