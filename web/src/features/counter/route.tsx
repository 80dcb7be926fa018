import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { CounterScreen } from './CounterScreen.tsx';
import { CounterTopBar } from './CounterTopBar.tsx';
import { CounterDocument } from './counter.generated.ts';
import { useKiosk } from './kiosk/use-kiosk.ts';
import { TodayBar } from './TodayBar.tsx';
import { TodaySheet } from './TodaySheet.tsx';
import { useMute } from './use-mute.ts';

/**
 * `/counter/:merchantId`: opens on the scanner, over the whole screen. The camera does not wait for the shop's name.
 */
export default function CounterRoute() {
  const { t } = useLingui();
  const { merchantId = '' } = useParams();
  const { data } = useQuery(CounterDocument, { variables: { merchantId } });
  const { isMuted, setMuted } = useMute();
  const kiosk = useKiosk(merchantId);
  const [isTodayOpen, setTodayOpen] = useState(false);
  const merchant = data?.node?.__typename === 'Merchant' ? data.node : null;
  const title = t({ message: 'Counter', context: 'counter' });

  useEffect(() => {
    document.title = `${merchant === null ? title : `${title} ${merchant.name}`} · ความดี`;
  }, [title, merchant]);

  if (data !== undefined && (merchant === null || merchant.viewerStaffRole === null)) return <NotFoundPage />;
  const isCashier = merchant?.viewerStaffRole === 'CASHIER';
  return (
    <CounterScreen
      key={merchantId}
      merchantId={merchantId}
      isMuted={isMuted}
      isKiosk={kiosk.isKiosk}
      topBar={
        <CounterTopBar
          shopName={merchant?.name ?? null}
          backTo={isCashier ? '/' : `/shop/${merchantId}`}
          isMuted={isMuted}
          onMute={setMuted}
          kiosk={kiosk}
        />
      }
      renderToday={(undoing) => (
        <>
          <TodayBar usedCount={merchant?.today?.usedCount ?? 0} onOpen={() => setTodayOpen(true)} />
          {merchant !== null && (
            <TodaySheet
              merchant={merchant}
              isOpen={isTodayOpen}
              onClose={() => setTodayOpen(false)}
              {...undoing}
            />
          )}
        </>
      )}
    />
  );
}
