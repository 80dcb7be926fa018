import { useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Button } from '../../design/components/Button.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MarigoldMark } from '../../design/components/MarigoldMark.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { formatEventTime } from '../events/event-time.ts';
import { codeAddress } from './code-address.ts';
import { useDeskCodes } from './use-desk-codes.ts';
import { type DeskEvent, useDeskEvent } from './use-desk-event.ts';

/** On the table of a small event: in both languages, because whoever sits down reads it. Paper is white. */
function Sheet({ event, token }: { event: DeskEvent; token: string }) {
  const { t } = useLingui();
  return (
    <article
      data-theme="light"
      className="mx-auto flex w-full max-w-sm flex-col items-center gap-4 rounded-sheet border-2 border-rule-strong bg-white px-6 py-8 text-center text-ink print:max-w-none print:border-none print:py-0"
    >
      <p className="flex items-center gap-2 text-title font-strong">
        <MarigoldMark className="size-8" />
        {event.network.name}
      </p>
      <h2 className="text-display">{event.title}</h2>
      <p lang="th">{formatEventTime(event.startsAt, event.endsAt, 'th')}</p>
      <QrCode value={codeAddress(token)} label={t`The code to check in`} size={280} />
      <p lang="th" className="text-lead">
        มาแล้ว เปิดกล้องมือถือส่องที่นี่ รับ {event.points} แต้ม
      </p>
      <p lang="en" className="border-t border-rule pt-3 text-ink-soft">
        Here? Point your phone’s camera at the code: {event.points} points.
      </p>
    </article>
  );
}

/** `/events/:eventId/sheet`: the code on paper, printed by the browser. */
export default function SheetRoute() {
  const { t } = useLingui();
  const { eventId, event, isMissing, error, refetch } = useDeskEvent();
  const { printedToken, isLoading } = useDeskCodes(eventId);
  if (isMissing) return <NotFoundPage />;
  return (
    <Page
      title={t`Code sheet`}
      isTitleHidden
      width="narrow"
      back={{ to: `/events/${eventId}/desk`, label: t`Event desk` }}
      actions={
        <Button variant="primary" icon={Printer} onPress={() => window.print()}>
          {t({ message: 'Print', context: 'code sheet' })}
        </Button>
      }
    >
      {event !== null && printedToken !== null && <Sheet event={event} token={printedToken} />}
      {event !== null && printedToken === null && !isLoading && (
        <Notice isLive={false} title={t`This event has a code on the screen`}>
          {t`It changes every half minute, so there is nothing to print.`}
        </Notice>
      )}
      {(event === null || isLoading) &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />)}
    </Page>
  );
}
