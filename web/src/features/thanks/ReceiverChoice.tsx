import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { ScanQrCode, UserRound } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { ChipGroup } from '../../design/components/ChipGroup.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { ThanksReceiverDocument } from './send-thanks.generated.ts';

// The camera's code is heavy, and most people pick somebody they know.
const QrScanner = lazy(() =>
  import('../../design/components/QrScanner.tsx').then((module) => ({ default: module.QrScanner })),
);

export interface Receiver {
  id: string;
  displayName: string;
}

export interface ReceiverChoiceProps {
  slug: string;
  ownMembershipId: string;
  contacts: readonly Receiver[];
  onPick: (receiver: Receiver) => void;
}

/** Numbers of this length are looked up by themselves. */
const usualDigits = 8;

/** The digits in what was typed or scanned, Thai ones too; null when there is something else in it. */
function digitsOf(text: string): string | null {
  const plain = text.replace(/[๐-๙]/g, (digit) => String('๐๑๒๓๔๕๖๗๘๙'.indexOf(digit))).replace(/[\s-]/g, '');
  return /^\d*$/.test(plain) ? plain : null;
}

/** Whom to thank: one tap on somebody met lately, the number on their card, or its code. There is no list of people. */
export function ReceiverChoice({ slug, ownMembershipId, contacts, onPick }: ReceiverChoiceProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [typed, setTyped] = useState('');
  const [isScanning, setIsScanning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function look(text: string): Promise<void> {
    const memberNumber = digitsOf(text);
    if (memberNumber === null || memberNumber.length < 6) {
      setProblem(t`That is not a member card.`);
      return;
    }
    setProblem(null);
    try {
      const { data } = await client.query({
        query: ThanksReceiverDocument,
        variables: { slug, memberNumber },
        fetchPolicy: 'network-only',
      });
      const found = data?.network?.thanksReceiver ?? null;
      if (found === null) setProblem(t`Nobody here has this number. Look at the card once more.`);
      else if (found.id === ownMembershipId) setProblem(t`That is your own card. Thank somebody else.`);
      else onPick(found);
    } catch (cause) {
      showFailure(cause);
    }
  }

  return (
    <div className="flex flex-col gap-4">
      {contacts.length > 0 && (
        <ChipGroup
          label={t`People you met lately`}
          isLabelHidden={false}
          value=""
          onChange={(id) => {
            const contact = contacts.find((each) => each.id === id);
            if (contact !== undefined) onPick(contact);
          }}
          options={contacts.map(({ id, displayName }) => ({ id, label: displayName }))}
        />
      )}
      <TextField
        label={t`Number on their card`}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setProblem(null);
          if (digitsOf(text)?.length === usualDigits) void look(text);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          void look(typed);
        }}
      />
      {problem !== null && <Notice tone="wait">{problem}</Notice>}
      {isScanning ? (
        <Suspense fallback={<Skeleton shape="card" count={1} />}>
          <QrScanner
            onCode={(text) => void look(text)}
            onUnavailable={() => setProblem(t`The camera cannot be used here. Type the number on the card.`)}
            onNothingFound={() => setProblem(t`No code was found in that picture.`)}
          />
        </Suspense>
      ) : (
        <div>
          <Button icon={ScanQrCode} onPress={() => setIsScanning(true)}>{t`Scan their card`}</Button>
        </div>
      )}
    </div>
  );
}

/** The one who was picked, and the way to somebody else. */
export function PickedReceiver({ receiver, onChange }: { receiver: Receiver; onChange: () => void }) {
  const { t } = useLingui();
  const place = useRef<HTMLDivElement>(null);
  // The field is gone with its focus: keyboard and reader go on from here.
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className="flex flex-wrap items-center gap-4">
      <span className="flex size-12 shrink-0 items-center justify-center rounded-full bg-thanks-tint">
        <UserRound aria-hidden className="size-6 text-thanks" />
      </span>
      <span className="min-w-0 grow text-lead font-strong">{receiver.displayName}</span>
      <Button onPress={onChange}>{t`Somebody else`}</Button>
    </div>
  );
}
