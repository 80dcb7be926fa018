import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { failureOf } from '../../apollo/failure.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import { CreateRecognitionLetterDocument } from './letters.generated.ts';

export interface IntendedLetter {
  deedCount: number;
  categoryCount: number;
  purpose: string;
  showsName: boolean;
  validDays: number;
}

/** Makes a letter, once for each intention however often it is tried, and goes to its page. */
export function useMakeLetter(networkId: string) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const key = useRef<{ intention: string; key: string } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [create, { loading }] = useMutation(CreateRecognitionLetterDocument);

  async function make(letter: IntendedLetter): Promise<void> {
    const intention = JSON.stringify([networkId, letter]);
    if (key.current?.intention !== intention) key.current = { intention, key: newKey() };
    setRefusal(null);
    try {
      const { data } = await create({
        variables: { input: { ...letter, networkId, idempotencyKey: key.current.key } },
      });
      const result = data?.createRecognitionLetter;
      if (result === undefined) return;
      switch (result.__typename) {
        case 'CreateRecognitionLetterSuccess':
          key.current = null;
          navigate(`/letters/${result.letter.id}`);
          return;
        case 'ValidationError':
          setRefusal(result.fields[0]?.message ?? result.message);
          return;
        case 'IdempotencyConflictError':
          key.current = null;
          setRefusal(result.message);
          return;
        case 'NotAMemberError':
        case 'LetterLimitReachedError':
          setRefusal(result.message);
          return;
        default:
          result satisfies never;
      }
    } catch (cause) {
      const { reference } = failureOf(cause);
      const words = t`No answer came. Press the button again: one letter is made, whatever happened.`;
      setRefusal(reference === null ? words : `${words} (${reference})`);
    }
  }
  return { make, refusal, isPending: loading };
}
