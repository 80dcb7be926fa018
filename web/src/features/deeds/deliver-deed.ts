import type { ApolloClient } from '@apollo/client';
import { failureOf } from '../../apollo/failure.ts';
import { uploadDeedPhoto } from '../../lib/upload-picture.ts';
import { listWaiting, removeWaiting, saveWaiting, type WaitingDeed } from './outbox.ts';
import { RecordDeedDocument } from './record-deed.generated.ts';

export type Delivery =
  | { outcome: 'RECORDED'; deedId: string; capLeft: number }
  /** No signal, or the server is busy: it stays, and sends itself. */
  | { outcome: 'WAITS' }
  | { outcome: 'REFUSED'; message: string };

/** Brings the photo first, and keeps its id: a second try need not carry it again. */
async function withPhoto(
  deed: WaitingDeed,
): Promise<WaitingDeed | Exclude<Delivery, { outcome: 'RECORDED' }>> {
  if (deed.photo === null || deed.photoId !== null) return deed;
  const upload = await uploadDeedPhoto(deed.photo, deed.networkId);
  if (upload.photoId === null) {
    return upload.message === null ? { outcome: 'WAITS' } : { outcome: 'REFUSED', message: upload.message };
  }
  const brought = { ...deed, photoId: upload.photoId };
  await saveWaiting(brought);
  return brought;
}

async function send(client: ApolloClient, deed: WaitingDeed): Promise<Delivery> {
  const { indicatorId, doneOn, note, photoId, code, showsEvidence, key } = deed;
  try {
    const { data } = await client.mutate({
      mutation: RecordDeedDocument,
      variables: {
        input: { indicatorId, doneOn, note, photoId, code, showsEvidence, idempotencyKey: key },
      },
    });
    const answer = data?.recordDeed;
    switch (answer?.__typename) {
      case 'RecordDeedSuccess':
        return { outcome: 'RECORDED', deedId: answer.deed.id, capLeft: answer.capLeft };
      case 'ValidationError':
        return { outcome: 'REFUSED', message: answer.fields[0]?.message ?? answer.message };
      case 'CapReachedError':
      case 'NotAMemberError':
      case 'IdempotencyConflictError':
        return { outcome: 'REFUSED', message: answer.message };
      case undefined:
        throw new Error('recordDeed answered with nothing');
      default:
        return answer satisfies never;
    }
  } catch (error) {
    const { cause } = failureOf(error);
    if (cause === 'offline' || cause === 'busy') return { outcome: 'WAITS' };
    throw error;
  }
}

/** Sends one deed, with its photo and always with its own key. What is answered no longer waits. */
export async function deliverDeed(client: ApolloClient, deed: WaitingDeed): Promise<Delivery> {
  const ready = await withPhoto(deed);
  const delivery = 'outcome' in ready ? ready : await send(client, ready);
  if (delivery.outcome !== 'RECORDED') return delivery;
  await removeWaiting(deed.key);
  refreshDeeds(client, deed.memberId);
  return delivery;
}

/** Sends what waits for this person, one after the other; how many were recorded. Two tabs take turns. */
export async function deliverWaiting(client: ApolloClient, userId: string): Promise<number> {
  return inTurn(async () => {
    let recorded = 0;
    for (const deed of await listWaiting()) {
      if (deed.userId !== userId || deed.refusal !== null) continue;
      const delivery = await deliverDeed(client, deed);
      if (delivery.outcome === 'WAITS') break;
      if (delivery.outcome === 'REFUSED') await saveWaiting({ ...deed, refusal: delivery.message });
      else recorded++;
    }
    return recorded;
  });
}

function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  return 'locks' in navigator ? navigator.locks.request('kwamdee.deeds', work) : work();
}

/** Lists of this member's deeds are asked for again, where they are on the screen. */
export function refreshDeeds(client: ApolloClient, memberId: string): void {
  const member = client.cache.identify({ __typename: 'Member', id: memberId });
  if (member === undefined) return;
  void client.refetchQueries({
    updateCache(cache) {
      cache.modify({
        id: member,
        fields: {
          deeds: (value, { INVALIDATE }) => (value === undefined ? value : INVALIDATE),
          deedSuggestions: (value, { INVALIDATE }) => (value === undefined ? value : INVALIDATE),
        },
      });
    },
  });
}
