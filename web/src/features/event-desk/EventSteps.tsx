import { Trans, useLingui } from '@lingui/react/macro';
import { DoorOpen, MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Dialog } from '../../design/components/Dialog.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import type { ManagedEvent } from './event-values.ts';
import { useEventStep } from './use-event-step.ts';

function CancelButton({ eventId }: { eventId: string }) {
  const { t } = useLingui();
  const [isAsked, setAsked] = useState(false);
  const { take, pending } = useEventStep(eventId);
  return (
    <>
      <Button variant="quiet" onPress={() => setAsked(true)}>
        {t`Call the event off`}
      </Button>
      <Dialog
        title={t`Call the event off?`}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        actions={
          <>
            <Button onPress={() => setAsked(false)}>{t({ message: 'Keep it', context: 'event' })}</Button>
            <Button
              variant="primary"
              isPending={pending === 'cancel'}
              onPress={() => void take('cancel').then(() => setAsked(false))}
            >
              {t({ message: 'Call it off', context: 'event' })}
            </Button>
          </>
        }
      >
        <Trans>Points that were given stay given.</Trans>
      </Dialog>
    </>
  );
}

/** What a coordinator does next with the event. */
export function EventSteps({ event }: { event: ManagedEvent }) {
  const { t } = useLingui();
  const { take, pending } = useEventStep(event.id);
  const isAlive = event.state === 'DRAFT' || event.state === 'OPEN';
  return (
    <div className="flex flex-col gap-4">
      {event.waitsForSecondCoordinator && (
        <Notice isLive={false} title={t`Two coordinators open this one`}>
          {event.viewerMayOpen ? (
            <Trans>Its budget is large. A colleague has asked: look at it, and open it if you agree.</Trans>
          ) : (
            <Trans>Its budget is large. You have asked; a colleague opens it.</Trans>
          )}
        </Notice>
      )}
      {event.viewerMayOpen && (
        <Button
          variant="primary"
          size="large"
          icon={DoorOpen}
          isPending={pending === 'open'}
          onPress={() => void take('open')}
        >
          {t`Open the event`}
        </Button>
      )}
      {event.viewerIsOrganiser && event.state === 'OPEN' && (
        <LinkButton to={`/events/${event.id}/desk`} variant="primary" size="large" icon={MonitorSmartphone}>
          {t`Open the desk`}
        </LinkButton>
      )}
      <div className="flex flex-wrap gap-3">
        {event.state === 'OPEN' && (
          <Button isPending={pending === 'close'} onPress={() => void take('close')}>
            {t`Close the event`}
          </Button>
        )}
        {isAlive && <CancelButton eventId={event.id} />}
      </div>
    </div>
  );
}
