import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { failureOf } from '../../apollo/failure.ts';
import type { Award } from './AwardForm.tsx';
import { createAwardKeys } from './award-key.ts';
import { AwardPointsDocument } from './award-points.generated.ts';
import { rememberReason } from './award-reasons.ts';

export interface GivenAward extends Award {
  /** More than one person gives alone: a second coordinator has to vouch for it. */
  isWaiting: boolean;
}

/** Gives points, once for each intention however often it is tried. */
export function useAward() {
  const { t } = useLingui();
  const [keys] = useState(() => createAwardKeys());
  const [refusal, setRefusal] = useState<string | null>(null);
  const [given, setGiven] = useState<GivenAward | null>(null);
  const [awardPoints, { loading }] = useMutation(AwardPointsDocument);

  const award = async (intended: Award) => {
    const { member, points, reason } = intended;
    const intention = { memberId: member.memberId, points, reason };
    setRefusal(null);
    try {
      const { data } = await awardPoints({
        variables: { input: { ...intention, idempotencyKey: keys.keyFor(intention) } },
      });
      const result = data?.awardPoints;
      if (result === undefined) return;
      switch (result.__typename) {
        case 'AwardPointsSuccess':
          keys.finish();
          rememberReason(reason);
          setGiven({ ...intended, isWaiting: false });
          return;
        case 'AwardProposedSuccess':
          keys.finish();
          rememberReason(reason);
          setGiven({ ...intended, isWaiting: true });
          return;
        case 'ValidationError':
          setRefusal(result.fields[0]?.message ?? result.message);
          return;
        case 'ForbiddenError':
          setRefusal(result.message);
          return;
        case 'IdempotencyConflictError':
          keys.finish();
          setRefusal(result.message);
          return;
        default:
          result satisfies never;
      }
    } catch (cause) {
      const { reference } = failureOf(cause);
      const words = t`No answer came. Press the button again: the points are counted once, whatever happened.`;
      setRefusal(reference === null ? words : `${words} (${reference})`);
    }
  };

  return { award, given, refusal, isPending: loading, startNext: () => setGiven(null) };
}
