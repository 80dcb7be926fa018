import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CircleCheck, CircleX, Clock, RotateCw, Send } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '../../design/components/Badge.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Dialog } from '../../design/components/Dialog.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Menu } from '../../design/components/Menu.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { type CallState, useEventWords, useStateWords } from './event-words.ts';
import { SecretNotice } from './SecretNotice.tsx';
import { useWebhookActions } from './use-webhook-actions.ts';
import { type WebhookCard_webhookFragment, WebhookCard_webhookFragmentDoc } from './webhooks.generated.ts';

const looks = {
  WAITING: { tone: 'wait', icon: Clock },
  DELIVERED: { tone: 'done', icon: CircleCheck },
  DEAD: { tone: 'stop', icon: CircleX },
} as const satisfies Record<CallState, object>;

type Call = WebhookCard_webhookFragment['deliveries']['nodes'][number];

interface CallListProps {
  calls: readonly Call[];
  onReplay: (deliveryId: string) => void;
}

function CallList({ calls, onReplay }: CallListProps) {
  const { t } = useLingui();
  const [events, states] = [useEventWords(), useStateWords()];
  return (
    <List label={t`The last calls`}>
      {calls.map(({ id, event, state, attempts, lastError, at }) => (
        <ListRow
          key={id}
          title={events[event]}
          hint={
            <>
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Badge tone={looks[state].tone} icon={looks[state].icon}>
                  {states[state]}
                </Badge>
                <DateTime value={at} show="relative" />
                {attempts > 1 && <Plural value={attempts} one="# try" other="# tries" />}
              </span>
              {lastError !== null && <span className="block break-words">{lastError}</span>}
            </>
          }
          end={
            state === 'DEAD' && <Button icon={RotateCw} onPress={() => onReplay(id)}>{t`Send again`}</Button>
          }
        />
      ))}
    </List>
  );
}

interface WebhookCardProps {
  webhook: FragmentType<WebhookCard_webhookFragment>;
  onRemoved: () => Promise<unknown>;
}

/** One endpoint: where, of what, whether it answers, and its last calls. */
export function WebhookCard({ webhook, onRemoved }: WebhookCardProps) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: WebhookCard_webhookFragmentDoc, from: webhook });
  const events = useEventWords();
  const [isRemoving, setIsRemoving] = useState(false);
  const actions = useWebhookActions(complete ? data.id : '', onRemoved);
  if (!complete) return null;
  const isEnabled = data.state === 'ENABLED';
  return (
    <Card
      title={new URL(data.url).host}
      actions={
        <Menu
          label={t`More`}
          items={[
            { id: 'rotate', label: t`Make a new secret`, onAction: () => void actions.rotate() },
            ...(isEnabled
              ? [{ id: 'stop', label: t`Stop calling`, onAction: () => void actions.setEnabled(false) }]
              : []),
            { id: 'remove', label: t`Remove`, onAction: () => setIsRemoving(true) },
          ]}
        />
      }
    >
      <div className="flex flex-col gap-4">
        <p className="break-all" lang="en">
          {data.url}
        </p>
        <p className="text-ink-soft">{data.events.map((event) => events[event]).join(' · ')}</p>
        {actions.secret !== null && <SecretNotice secret={actions.secret} />}
        {!isEnabled && (
          <Notice
            tone="wait"
            title={t`It is not called`}
            action={
              <Button variant="primary" onPress={() => actions.setEnabled(true)}>{t`Call it again`}</Button>
            }
          >
            <Trans>Nothing new is sent until you enable it.</Trans>
          </Notice>
        )}
        {isEnabled && (
          <div className="flex flex-wrap gap-3">
            <Button icon={Send} onPress={actions.test}>{t`Send a test`}</Button>
            {data.deadCount > 0 && (
              <Button icon={RotateCw} onPress={() => actions.replay(null)}>
                {t`Send all given up again (${data.deadCount})`}
              </Button>
            )}
          </div>
        )}
        {data.deliveries.nodes.length > 0 && (
          <CallList calls={data.deliveries.nodes} onReplay={(id) => void actions.replay(id)} />
        )}
      </div>
      <Dialog
        title={t`Remove this program?`}
        isOpen={isRemoving}
        onClose={() => setIsRemoving(false)}
        actions={
          <>
            <Button onPress={() => setIsRemoving(false)}>{t`Keep it`}</Button>
            <Button
              variant="primary"
              onPress={() => {
                setIsRemoving(false);
                void actions.remove();
              }}
            >{t`Yes, remove`}</Button>
          </>
        }
      >
        {t`It is called no more, and its secret is good for nothing.`}
      </Dialog>
    </Card>
  );
}
