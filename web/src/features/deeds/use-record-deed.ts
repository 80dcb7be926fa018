import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { failureOf } from '../../apollo/failure.ts';
import { useSession } from '../../app/session/viewer-context.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import { shrinkPicture } from '../../lib/upload-picture.ts';
import type { ComposedDeed } from './ComposeDeed.tsx';
import { deliverDeed } from './deliver-deed.ts';
import { removeWaiting, saveWaiting, type WaitingDeed } from './outbox.ts';
import type { Pick, Picks } from './picks.ts';

export interface SentDeed {
  title: string;
  isRecorded: boolean;
  deedId: string | null;
}

/** Records a deed: kept on the phone first, then sent; what has no answer waits there with its key. */
export function useRecordDeed(picks: Picks | null) {
  const { t } = useLingui();
  const client = useApolloClient();
  const { viewer } = useSession();
  const [sent, setSent] = useState<SentDeed | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPending, setIsPending] = useState(false);

  const deliver = async (waiting: WaitingDeed) => {
    const isKept = await saveWaiting(waiting);
    if (!isKept && !navigator.onLine) {
      setRefusal(t`Fifty good deeds wait on this phone already. Please find a connection first.`);
      return;
    }
    try {
      const delivery = await deliverDeed(client, waiting);
      if (delivery.outcome === 'REFUSED') {
        await removeWaiting(waiting.key);
        setRefusal(delivery.message);
        return;
      }
      const isRecorded = delivery.outcome === 'RECORDED';
      setSent({ title: waiting.title, isRecorded, deedId: isRecorded ? delivery.deedId : null });
    } catch (error) {
      // The key is kept with it: pressed again or sent by itself, it is recorded once.
      const { reference } = failureOf(error);
      const words = t`No answer came. It is kept on this phone and sends itself.`;
      setRefusal(reference === null ? words : `${words} (${reference})`);
    }
  };

  const record = async (pick: Pick, deed: ComposedDeed) => {
    if (viewer === null || picks === null || isPending) return;
    setRefusal(null);
    setIsPending(true);
    try {
      await deliver({
        ...{ key: newKey(), userId: viewer.id, networkId: picks.networkId, memberId: picks.memberId },
        ...{ indicatorId: pick.id, title: pick.name, points: pick.points },
        ...{ doneOn: deed.doneOn, note: deed.note, code: deed.code, showsEvidence: deed.showsEvidence },
        photo: deed.photo === null ? null : await shrinkPicture(deed.photo),
        ...{ photoId: null, savedAt: new Date().toISOString(), refusal: null },
      });
    } finally {
      setIsPending(false);
    }
  };

  return {
    record,
    sent,
    refusal,
    isPending,
    startNext: () => {
      setSent(null);
      setRefusal(null);
    },
  };
}
