import { useApolloClient, useMutation } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Undo2 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { List } from '../../design/components/List.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { useNow } from '../../lib/use-now.ts';
import { refreshNetwork } from '../coordinator/refresh-network.ts';
import { UndoConfirmationCaseDocument } from './deed-decisions.generated.ts';
import { type RecentConfirmation, recentConfirmations } from './recent-confirmations.ts';
import { queueFields } from './use-deed-decision.ts';
import type { VerifiedNetwork } from './use-verified-network.ts';

function useUndoConfirmation(network: VerifiedNetwork) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [undo, { loading }] = useMutation(UndoConfirmationCaseDocument);
  const takeBack = async ({ deedId }: RecentConfirmation) => {
    try {
      const { data } = await undo({ variables: { deedId } });
      const answer = data?.undoConfirmation;
      if (answer === undefined) return;
      recentConfirmations.remove(deedId);
      if (answer.__typename === 'UndoConfirmationSuccess') {
        showToast({ message: t`Taken back. The deed waits again.`, tone: 'done' });
      } else {
        showToast({ message: answer.message, tone: 'stop', seconds: 15 });
      }
      refreshNetwork(client, network.id, queueFields);
    } catch (cause) {
      showFailure(cause);
    }
  };
  return { takeBack, isPending: loading };
}

function Row({ confirmation, network }: { confirmation: RecentConfirmation; network: VerifiedNetwork }) {
  const { t } = useLingui();
  const now = useNow(10_000);
  const { takeBack, isPending } = useUndoConfirmation(network);
  const minutes = Math.ceil((confirmation.undoUntil - now) / 60_000);
  if (minutes <= 0) return null;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <span className="min-w-0 grow">
        <span className="block">{confirmation.summary}</span>
        <span className="block text-ink-soft">
          <Trans>
            Can be taken back for <Plural value={minutes} one="# minute" other="# minutes" />
          </Trans>
        </span>
      </span>
      <Button icon={Undo2} isPending={isPending} onPress={() => void takeBack(confirmation)}>
        {t({ message: 'Take back', context: 'confirmation' })}
        <span className="sr-only"> {confirmation.summary}</span>
      </Button>
    </li>
  );
}

/** What was confirmed a moment ago, each with its way back: after the ten seconds the server still undoes it for ten minutes. */
export function RecentConfirmations({ network }: { network: VerifiedNetwork }) {
  const { t } = useLingui();
  const recent = useSyncExternalStore(recentConfirmations.subscribe, recentConfirmations.list);
  const now = useNow(10_000);
  const open = recent.filter(({ undoUntil }) => undoUntil > now);
  if (open.length === 0) return null;
  return (
    <Card title={t`Confirmed a moment ago`}>
      <List label={t`Confirmed a moment ago`}>
        {open.map((confirmation) => (
          <Row key={confirmation.deedId} confirmation={confirmation} network={network} />
        ))}
      </List>
    </Card>
  );
}
