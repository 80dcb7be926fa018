import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { failureOf } from '../../apollo/failure.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import { uploadDeedPhoto } from '../../lib/upload-picture.ts';
import type { DeskIndicator } from './IndicatorPicker.tsx';
import { rememberIndicator } from './recent-indicators.ts';
import {
  RecordDeedForDocument,
  RecordGroupDeedDocument,
  type RecordGroupDeedMutation,
} from './record-for.generated.ts';

type GroupAnswers = Extract<
  RecordGroupDeedMutation['recordGroupDeed'],
  { __typename: 'RecordGroupDeedSuccess' }
>;

export interface DeskDeed {
  indicator: DeskIndicator;
  note: string;
  code: string;
  photo: File | null;
  memberNumbers: readonly string[];
  isGroup: boolean;
}

export type DeskAnswer = { count: number; answers: GroupAnswers['answers'] };

/** Records for one or for many. One intention has one key, however often it is tried; its photo is brought once. */
export function useDeskRecord(network: { id: string; slug: string }) {
  const { t } = useLingui();
  const [recordFor] = useMutation(RecordDeedForDocument);
  const [recordGroup] = useMutation(RecordGroupDeedDocument);
  const [intention, setIntention] = useState<{
    signature: string;
    key: string;
    photoId: string | null;
  } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [answer, setAnswer] = useState<DeskAnswer | null>(null);
  const [isPending, setIsPending] = useState(false);

  const send = async (deed: DeskDeed) => {
    const { indicator, memberNumbers, photo } = deed;
    const signature = JSON.stringify([
      indicator.id,
      deed.note,
      deed.code,
      memberNumbers,
      photo?.name,
      photo?.size,
    ]);
    let current = intention;
    if (current?.signature !== signature) current = { signature, key: newKey(), photoId: null };
    if (photo !== null && current.photoId === null) {
      const upload = await uploadDeedPhoto(photo, network.id);
      if (upload.photoId === null) {
        setRefusal(upload.message ?? t`The photo did not arrive. Please try again.`);
        return;
      }
      current = { ...current, photoId: upload.photoId };
    }
    setIntention(current);
    const shared = {
      ...{ indicatorId: indicator.id, photoId: current.photoId, idempotencyKey: current.key },
      note: deed.note.trim() === '' ? null : deed.note,
      code: deed.code.trim() === '' ? null : deed.code,
    };
    const result = deed.isGroup
      ? (await recordGroup({ variables: { input: { ...shared, memberNumbers: [...memberNumbers] } } })).data
          ?.recordGroupDeed
      : (await recordFor({ variables: { input: { ...shared, memberNumber: memberNumbers[0] ?? '' } } })).data
          ?.recordDeedFor;
    switch (result?.__typename) {
      case 'RecordDeedSuccess':
      case 'RecordGroupDeedSuccess':
        setIntention(null);
        rememberIndicator(network.slug, indicator.code);
        setAnswer(
          result.__typename === 'RecordDeedSuccess'
            ? { count: 1, answers: [] }
            : { count: result.recordedCount, answers: result.answers },
        );
        return;
      case 'ValidationError':
        setRefusal(result.fields[0]?.message ?? result.message);
        return;
      case 'CapReachedError':
      case 'ForbiddenError':
      case 'IdempotencyConflictError':
        setRefusal(result.message);
        return;
      case undefined:
        throw new Error('no answer');
      default:
        result satisfies never;
    }
  };

  const record = async (deed: DeskDeed) => {
    setRefusal(null);
    setIsPending(true);
    try {
      await send(deed);
    } catch (error) {
      const { reference } = failureOf(error);
      const words = t`No answer came. Press the button again: it is recorded once, whatever happened.`;
      setRefusal(reference === null ? words : `${words} (${reference})`);
    } finally {
      setIsPending(false);
    }
  };
  return { record, answer, refusal, isPending, startNext: () => setAnswer(null) };
}
