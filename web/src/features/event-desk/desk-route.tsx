import { useFragment } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { CountUp } from '../../design/components/CountUp.tsx';
import { Dialog } from '../../design/components/Dialog.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { useScreenAwake } from '../vouchers/use-screen-awake.ts';
import { DeskCode } from './DeskCode.tsx';
import { EventDesk_figuresFragmentDoc } from './event-desk.generated.ts';
import { RecordByNumber } from './RecordByNumber.tsx';
import { type DeskEvent, useDeskEvent } from './use-desk-event.ts';
import { useEventStep } from './use-event-step.ts';
import { useLiveEvent } from './use-live-event.ts';
import { VisitList } from './VisitList.tsx';

function Count({ event, isReconnecting }: { event: DeskEvent; isReconnecting: boolean }) {
  const { locale } = useLanguage();
  const { data } = useFragment({ fragment: EventDesk_figuresFragmentDoc, from: event });
  const figures = data?.figures;
  if (figures == null) return null;
  const left = formatNumber(figures.pointsLeft ?? 0, locale);
  return (
    <div className="text-center">
      <p className="text-numeral-large font-strong">
        <CountUp value={figures.visitCount ?? 0} />
      </p>
      <p className="text-lead">
        <Plural value={figures.visitCount ?? 0} one="person came" other="people came" />
      </p>
      <p className="text-ink-soft">
        <Trans>{left} points left</Trans>
        {figures.printedLeft != null && (
          <>
            {' · '}
            <Plural
              value={figures.printedLeft}
              one="# use of the code left"
              other="# uses of the code left"
            />
          </>
        )}
      </p>
      {isReconnecting && (
        <p role="status" className="text-ink-soft">
          <Trans>Connecting…</Trans>
        </p>
      )}
    </div>
  );
}

function CloseButton({ eventId }: { eventId: string }) {
  const { t } = useLingui();
  const [isAsked, setAsked] = useState(false);
  const { take, pending } = useEventStep(eventId);
  return (
    <>
      <Button onPress={() => setAsked(true)}>{t`Close the event`}</Button>
      <Dialog
        title={t`Close the event now?`}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        actions={
          <>
            <Button onPress={() => setAsked(false)}>
              {t({ message: 'Not yet', context: 'close event' })}
            </Button>
            <Button
              variant="primary"
              isPending={pending === 'close'}
              onPress={() => void take('close').then(() => setAsked(false))}
            >
              {t({ message: 'Close', context: 'event' })}
            </Button>
          </>
        }
      >
        <Trans>Nobody can scan after that. You can still write down numbers for a day.</Trans>
      </Dialog>
    </>
  );
}

function Desk({ event }: { event: DeskEvent }) {
  const { t } = useLingui();
  const live = useLiveEvent(event.id);
  const { data } = useFragment({ fragment: EventDesk_figuresFragmentDoc, from: event });
  const isOpen = data?.state === 'OPEN';
  useScreenAwake(isOpen);
  const visits = live.event?.checkIns;
  return (
    <div className="grid grid-cols-1 items-start gap-8 desktop:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex flex-col gap-6">
        {isOpen ? (
          <DeskCode eventId={event.id} />
        ) : (
          <Notice isLive={false} title={t`This event takes no scans`}>
            <Trans>
              It is not open, or it is over. You can write down numbers until a day after its end.
            </Trans>
          </Notice>
        )}
        <Count event={event} isReconnecting={live.isReconnecting} />
        {isOpen && (
          <div className="flex justify-center">
            <CloseButton eventId={event.id} />
          </div>
        )}
      </div>
      <div className="flex flex-col gap-6">
        <Card title={t`Without a phone`}>
          <RecordByNumber eventId={event.id} />
        </Card>
        <Card title={t`Who came`}>
          {visits == null ? (
            live.error ? (
              <ErrorState error={live.error} onRetry={live.refetch} />
            ) : (
              <Skeleton shape="row" count={3} />
            )
          ) : (
            <VisitList
              visits={visits}
              onMore={() => live.fetchMore({ variables: { after: visits.pageInfo.endCursor } })}
            />
          )}
        </Card>
      </div>
    </div>
  );
}

/** `/events/:eventId/desk`: what an organiser puts on the table. */
export default function DeskRoute() {
  const { t } = useLingui();
  const { eventId, event, isMissing, error, refetch } = useDeskEvent();
  if (isMissing) return <NotFoundPage />;
  return (
    <Page
      title={event?.title ?? t`Event desk`}
      lead={event?.place}
      width="wide"
      back={{ to: `/events/${eventId}`, label: t({ message: 'The event', context: 'back from the desk' }) }}
    >
      {event !== null && <Desk event={event} />}
      {event === null &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />)}
    </Page>
  );
}
