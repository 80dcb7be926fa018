import { Trans, useLingui } from '@lingui/react/macro';
import { HeartHandshake } from 'lucide-react';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Checkbox } from '../../design/components/Checkbox.tsx';
import { ChipGroup } from '../../design/components/ChipGroup.tsx';
import { DateField } from '../../design/components/DateField.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { PhotoField } from '../../design/components/PhotoField.tsx';
import { Points } from '../../design/components/Points.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { villageDay } from '../../lib/village-day.ts';
import type { Pick } from './picks.ts';

// The camera's code is heavy, and few deeds want a code.
const QrScanner = lazy(() =>
  import('../../design/components/QrScanner.tsx').then((module) => ({ default: module.QrScanner })),
);

const noteLimit = 1_000;
const mostDaysBack = 31;

export interface ComposedDeed {
  doneOn: string;
  note: string | null;
  code: string | null;
  photo: File | null;
  showsEvidence: boolean;
}

export interface ComposeDeedProps {
  pick: Pick;
  isPending: boolean;
  /** What the server said against it. */
  refusal: string | null;
  onSend: (deed: ComposedDeed) => void;
}

function DayChoice({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const { t } = useLingui();
  const [today, yesterday] = [villageDay(), villageDay(-1)];
  const [isOther, setIsOther] = useState(false);
  const chosen = isOther ? 'other' : value === yesterday ? 'yesterday' : 'today';
  return (
    <div className="flex flex-col gap-3">
      <ChipGroup
        label={t`When?`}
        isLabelHidden={false}
        value={chosen}
        onChange={(id) => {
          setIsOther(id === 'other');
          if (id === 'today') onChange(today);
          if (id === 'yesterday') onChange(yesterday);
        }}
        options={[
          { id: 'today', label: t`Today` },
          { id: 'yesterday', label: t`Yesterday` },
          { id: 'other', label: t`Another day` },
        ]}
      />
      {isOther && (
        <DateField
          label={t`Day of the deed`}
          value={value}
          min={villageDay(-mostDaysBack)}
          max={today}
          onChange={(day) => onChange(day ?? today)}
        />
      )}
    </div>
  );
}

function CodeField({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { t } = useLingui();
  const [isScanning, setIsScanning] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={t`Code at the place`}
        hint={t`Eight letters and digits on the sign`}
        value={value}
        onChange={onChange}
        isCode
        autoComplete="off"
        autoCapitalize="characters"
      />
      {isScanning ? (
        <Suspense fallback={<Skeleton shape="card" count={1} />}>
          <QrScanner
            onCode={(text) => {
              onChange(text);
              setIsScanning(false);
            }}
            onUnavailable={() => setIsScanning(false)}
          />
        </Suspense>
      ) : (
        <div>
          <Button onPress={() => setIsScanning(true)}>{t`Scan the sign`}</Button>
        </div>
      )}
    </div>
  );
}

/** The picked deed; what shows it, if anybody wants to; and one button. */
export function ComposeDeed({ pick, isPending, refusal, onSend }: ComposeDeedProps) {
  const { t } = useLingui();
  const [doneOn, setDoneOn] = useState(villageDay());
  const [note, setNote] = useState('');
  const [code, setCode] = useState('');
  const [photo, setPhoto] = useState<File | null>(null);
  const [showsEvidence, setShowsEvidence] = useState(false);
  const [missing, setMissing] = useState<'note' | 'photo' | 'code' | null>(null);
  const isPrivate = pick.privacy === 'SENSITIVE';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lack =
      pick.evidence === 'NOTE' && note.trim() === ''
        ? 'note'
        : pick.evidence === 'PHOTO' && photo === null
          ? 'photo'
          : pick.evidence === 'CODE' && code.trim() === ''
            ? 'code'
            : null;
    setMissing(lack);
    if (lack !== null) return;
    onSend({
      ...{ doneOn, photo, showsEvidence: isPrivate && showsEvidence },
      note: note.trim() === '' ? null : note,
      code: code.trim() === '' ? null : code,
    });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <section className="passbook-page flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-4">
        <h2 className="min-w-0 flex-[1_1_12rem] text-title">{pick.name}</h2>
        <span className="text-points">
          <Points value={pick.points} size="large" isSigned />
        </span>
        {pick.hint ? <p className="w-full text-ink-soft">{pick.hint}</p> : null}
      </section>
      <Button
        type="submit"
        variant="primary"
        size="large"
        icon={HeartHandshake}
        isFullWidth
        isPending={isPending}
      >{t`Send this good deed`}</Button>
      {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
      {isPrivate && (
        <Notice tone="wait" title={t`A private good deed`} isLive={false}>
          <Trans>
            Who confirms it sees only what was done and on which day. Your passbook says no more than “a
            private good deed”.
          </Trans>
        </Notice>
      )}
      <DayChoice value={doneOn} onChange={setDoneOn} />
      {pick.evidence === 'CODE' && (
        <>
          <CodeField value={code} onChange={setCode} />
          {missing === 'code' && <Notice tone="wait">{t`Enter the code that is shown at the place.`}</Notice>}
        </>
      )}
      <TextArea
        label={pick.evidence === 'NOTE' ? t`A few words` : t`A few words (if you like)`}
        hint={t`What you did, with whom, where`}
        rows={3}
        value={note}
        onChange={setNote}
        countLimit={noteLimit}
        error={missing === 'note' ? t`Say in a few words what you did.` : undefined}
      />
      <PhotoField
        label={pick.evidence === 'PHOTO' ? t`Photo` : t`Photo (if you like)`}
        hint={t`It is deleted after the deed is confirmed. Where it was taken is not kept.`}
        value={photo}
        onChange={setPhoto}
        error={missing === 'photo' ? t`Please add a photo.` : undefined}
      />
      {isPrivate && (
        <Checkbox isSelected={showsEvidence} onChange={setShowsEvidence}>
          <Trans>Let those who confirm it see my words and my photo</Trans>
        </Checkbox>
      )}
    </form>
  );
}
