import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { Points } from '../../design/components/Points.tsx';
import { Switch } from '../../design/components/Switch.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import type { ManagedEvent } from './event-values.ts';
import { OpenEventToSponsorsDocument } from './open-to-sponsors.generated.ts';

/** Whether shops may give points to the event, and what they gave: on top of its budget, and used after it. */
export function EventSponsors({ event, canDecide }: { event: ManagedEvent; canDecide: boolean }) {
  const { t } = useLingui();
  const [open] = useMutation(OpenEventToSponsorsDocument);
  const isAlive = event.state === 'DRAFT' || event.state === 'OPEN';

  async function set(isOpen: boolean): Promise<void> {
    try {
      const { data } = await open({ variables: { input: { eventId: event.id, isOpen } } });
      const result = data?.openEventToSponsors;
      switch (result?.__typename) {
        case 'OpenEventToSponsorsSuccess':
        case undefined:
          return;
        case 'StateError':
        case 'ForbiddenError':
          showToast({ message: result.message, tone: 'stop' });
          return;
        default:
          result satisfies never;
      }
    } catch (error) {
      showFailure(error);
    }
  }

  if (!isAlive && event.sponsorships.length === 0) return null;
  return (
    <Card title={t`Kindness of the shops`}>
      <div className="flex flex-col gap-4">
        {canDecide && isAlive && (
          <Switch
            label={t`Shops may give points to this event`}
            isSelected={event.openToSponsors}
            onChange={(isOpen) => void set(isOpen)}
          />
        )}
        {event.sponsorships.length > 0 && (
          <>
            <p>
              <Trans>
                <Points value={event.sponsoredPoints ?? 0} /> of shops, on top of the event’s own. What is not
                needed goes back to them.
              </Trans>
            </p>
            <ul className="flex flex-col gap-1 text-thanks">
              {event.sponsorships.map(({ id, line }) => (
                <li key={id}>{line}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Card>
  );
}
