import { Trans } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense } from 'react';
import { ToastRegion } from '../../design/components/ToastRegion.tsx';
import { useActiveRoute } from '../active-route.ts';
import { SignInPrompt } from '../session/SignInPrompt.tsx';
import { useSession } from '../session/viewer-context.ts';
import { AriaLanguage } from './AriaLanguage.tsx';
import { BottomNavigation } from './BottomNavigation.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { SideNavigation } from './SideNavigation.tsx';
import { TopBar } from './TopBar.tsx';
import { WaitingCheckIns } from './WaitingCheckIns.tsx';

const DeedOutbox = lazy(() => import('../../features/deeds/DeedOutbox.tsx'));
const CounterOutbox = lazy(() => import('../../features/counter/CounterOutbox.tsx'));

/** Around every screen: the way past the navigation, the navigation, news, and the dialog that renews a session. */
export function RootLayout({ children, isComing }: { children: ReactNode; isComing: boolean }) {
  const isBare = useActiveRoute().area === 'bare';
  const isSignedIn = useSession().viewer !== null;
  return (
    <>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-24 rounded-full bg-ink px-5 py-3 font-strong text-page focus:translate-y-0 print:hidden"
      >
        <Trans>Go to the content</Trans>
      </a>
      {isComing && (
        <div
          aria-hidden
          className="fixed inset-x-0 top-0 z-50 h-1 animate-late bg-points-mark print:hidden"
        />
      )}
      <div className="flex min-h-dvh">
        {!isBare && <SideNavigation />}
        <div className="flex min-w-0 grow flex-col">
          {!isBare && <TopBar />}
          <OfflineBanner />
          <main
            id="content"
            tabIndex={-1}
            className={isBare ? 'grow' : 'grow pb-[calc(5rem+env(safe-area-inset-bottom))] desktop:pb-0'}
          >
            {children}
          </main>
        </div>
      </div>
      {!isBare && <BottomNavigation />}
      <ToastRegion />
      <SignInPrompt />
      {isSignedIn && (
        <Suspense>
          <DeedOutbox />
          <CounterOutbox />
        </Suspense>
      )}
      <WaitingCheckIns />
      <AriaLanguage />
    </>
  );
}
