import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ScanQrCode, UserRound } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { DeskMemberDocument } from './desk.generated.ts';
import { memberNumberIn } from './member-numbers.ts';

// The camera's code is heavy; at many desks the number is typed.
const QrScanner = lazy(() =>
  import('../../design/components/QrScanner.tsx').then((module) => ({ default: module.QrScanner })),
);

export interface DeskMember {
  memberNumber: string;
  displayName: string;
}

export interface MemberFieldProps {
  slug: string;
  value: DeskMember | null;
  onChange: (member: DeskMember | null) => void;
}

/** Whose deed it is: by the number on the card, typed or scanned; then the name, so that it is the right person. */
export function MemberField({ slug, value, onChange }: MemberFieldProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [text, setText] = useState('');
  const [isScanning, setIsScanning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const find = async (input: string) => {
    setProblem(null);
    const memberNumber = memberNumberIn(input);
    if (memberNumber === null) return;
    try {
      const { data } = await client.query({
        query: DeskMemberDocument,
        variables: { slug, memberNumber },
        fetchPolicy: 'network-only',
      });
      const member = data?.network?.memberByNumber;
      if (member) onChange({ memberNumber: member.memberNumber, displayName: member.displayName });
      else setProblem(t`No member here has the number ${memberNumber}.`);
    } catch (error) {
      showFailure(error);
    }
  };
  if (value !== null) {
    return (
      <div className="flex flex-wrap items-center gap-4">
        <span className="flex size-12 shrink-0 items-center justify-center rounded-full bg-points-tint">
          <UserRound aria-hidden className="size-6 text-points" />
        </span>
        <span className="min-w-0 grow">
          <span className="block text-lead font-strong">{value.displayName}</span>
          <span className="block text-ink-soft">
            <Trans>Number {value.memberNumber}</Trans>
          </span>
        </span>
        <Button onPress={() => onChange(null)}>{t`Somebody else`}</Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label={t`Member number`}
        hint={t`Eight digits on the card`}
        value={text}
        inputMode="numeric"
        autoComplete="off"
        isCode
        onChange={(typed) => {
          setText(typed);
          void find(typed);
        }}
      />
      {problem !== null && <Notice tone="wait">{problem}</Notice>}
      {isScanning ? (
        <Suspense fallback={<Skeleton shape="card" count={1} />}>
          <QrScanner
            onCode={(scanned) => {
              if (memberNumberIn(scanned) === null) setProblem(t`That is not a member card.`);
              else {
                setIsScanning(false);
                void find(scanned);
              }
            }}
            onUnavailable={() => {
              setIsScanning(false);
              setProblem(t`The camera cannot be used here. Type the number on the card.`);
            }}
          />
        </Suspense>
      ) : (
        <div>
          <Button icon={ScanQrCode} onPress={() => setIsScanning(true)}>{t`Scan the member card`}</Button>
        </div>
      )}
    </div>
  );
}
