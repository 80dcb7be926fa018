import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Plus, ScanQrCode } from 'lucide-react';
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { newKey } from '../../lib/idempotency-key.ts';
import { RecordCheckInDocument } from './event-desk.generated.ts';

const QrScanner = lazy(() =>
  import('../../design/components/QrScanner.tsx').then((module) => ({ default: module.QrScanner })),
);

type Said = { tone: 'done' | 'wait' | 'stop'; words: string };

/** Digits as they are typed, with spaces and Thai numerals; null when it is no member number. */
function readNumber(text: string): string | null {
  const digits = text
    .replace(/[\s-]/g, '')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  return /^\d{6,10}$/.test(digits) ? digits : null;
}

function useRecord(eventId: string) {
  const { t } = useLingui();
  const [record, { loading }] = useMutation(RecordCheckInDocument);
  const [said, setSaid] = useState<Said | null>(null);
  // The same number tried again, because the answer was lost, carries the same key.
  const keys = useRef(new Map<string, string>());

  async function send(text: string): Promise<boolean> {
    const memberNumber = readNumber(text);
    if (memberNumber === null) {
      setSaid({ tone: 'wait', words: t`That is no member number.` });
      return false;
    }
    const idempotencyKey = keys.current.get(memberNumber) ?? newKey();
    keys.current.set(memberNumber, idempotencyKey);
    try {
      const { data } = await record({ variables: { input: { eventId, memberNumber, idempotencyKey } } });
      const result = data?.recordCheckIn;
      switch (result?.__typename) {
        case 'RecordCheckInSuccess': {
          const { points } = result.checkIn;
          const words = result.replayed
            ? t`${memberNumber} is on the list already.`
            : points > 0
              ? t`${memberNumber} is on the list: +${points} points.`
              : t`${memberNumber} is on the list, without points.`;
          setSaid({ tone: 'done', words });
          return true;
        }
        case 'ValidationError':
          setSaid({ tone: 'stop', words: result.fields[0]?.message ?? result.message });
          return false;
        case 'EventNotOpenError':
        case 'ForbiddenError':
        case 'IdempotencyConflictError':
          setSaid({ tone: 'stop', words: result.message });
          return false;
        case undefined:
          return false;
        default:
          return result satisfies never;
      }
    } catch (error) {
      showFailure(error);
      return false;
    }
  }
  return { send, said, say: setSaid, isPending: loading };
}

/** For those without a phone: the number on the card, typed or scanned. The desk learns nothing else of the person. */
export function RecordByNumber({ eventId }: { eventId: string }) {
  const { t } = useLingui();
  const { send, said, say, isPending } = useRecord(eventId);
  const [text, setText] = useState('');
  const [isScanning, setScanning] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await send(text)) setText('');
  };
  return (
    <div className="flex flex-col gap-4">
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        <TextField
          label={t`Member number`}
          hint={t`On the card of one who came without a phone`}
          value={text}
          onChange={setText}
          inputMode="numeric"
          autoComplete="off"
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" icon={Plus} isPending={isPending}>
            {t({ message: 'Write down', context: 'desk' })}
          </Button>
          {!isScanning && (
            <Button icon={ScanQrCode} variant="quiet" onPress={() => setScanning(true)}>
              {t`Scan the card`}
            </Button>
          )}
        </div>
      </form>
      {said !== null && <Notice tone={said.tone}>{said.words}</Notice>}
      {isScanning && (
        <Suspense fallback={<Skeleton shape="card" count={1} />}>
          <QrScanner
            onCode={(code) => void send(code)}
            onUnavailable={() => {
              setScanning(false);
              say({ tone: 'wait', words: t`The camera cannot be used here. Type the number on the card.` });
            }}
            onNothingFound={() => say({ tone: 'wait', words: t`No code was found in that picture.` })}
          />
        </Suspense>
      )}
    </div>
  );
}
