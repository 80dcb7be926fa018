import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../design/components/Button.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { noonOf } from '../../lib/village-day.ts';
import { DeedStateBadge } from './DeedStateBadge.tsx';
import { removeWaiting } from './outbox.ts';
import { useWaitingDeeds } from './use-waiting-deeds.ts';

/** What is on this phone and not with the community yet. What was refused says why, and can be taken off. */
export function WaitingDeeds() {
  const { t } = useLingui();
  const waiting = useWaitingDeeds();
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="unsent-deeds">
      <h2 id="unsent-deeds" className="pb-1 text-title">
        <Trans context="deeds">On this phone</Trans>
      </h2>
      <List label={t({ message: 'On this phone', context: 'deeds' })}>
        {waiting.map((deed) => (
          <ListRow
            key={deed.key}
            title={deed.title}
            hint={
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <DateTime value={noonOf(deed.doneOn)} show="date" />
                {deed.refusal === null ? <DeedStateBadge state="UNSENT" /> : deed.refusal}
              </span>
            }
            {...(deed.refusal === null
              ? {}
              : { end: <Button onPress={() => void removeWaiting(deed.key)}>{t`Take it off`}</Button> })}
          />
        ))}
      </List>
    </section>
  );
}
