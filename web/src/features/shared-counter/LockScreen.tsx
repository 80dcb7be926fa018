import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, LockKeyhole, UserRound } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import {
  type LockScreen_deviceFragment,
  LockScreen_deviceFragmentDoc,
  UnlockCounterDocument,
} from './counter-device.generated.ts';

type Person = LockScreen_deviceFragment['people'][number];

export interface LockScreenProps {
  device: FragmentType<LockScreen_deviceFragment>;
}

/** The counter while nobody stands there: choose yourself, type your number. */
export function LockScreen({ device: masked }: LockScreenProps) {
  const { t } = useLingui();
  const { data: device, complete } = useFragment({
    fragment: LockScreen_deviceFragmentDoc,
    from: masked,
  });
  const [chosen, setChosen] = useState<Person | null>(null);
  if (!complete) return null;
  return (
    <div className="fixed inset-0 flex flex-col overflow-y-auto bg-ground text-ink">
      <div className="mx-auto flex w-full max-w-xl grow flex-col gap-6 px-4 pt-[max(2rem,env(safe-area-inset-top))] pb-8">
        <header className="flex flex-col items-center gap-2 text-center">
          <LockKeyhole aria-hidden className="size-12 text-points" />
          <h1 className="text-display">{device.shop.name}</h1>
          <p className="text-ink-soft">{device.name}</p>
        </header>
        {chosen === null ? (
          <People people={device.people} onChoose={setChosen} />
        ) : (
          <PinForm deviceId={device.id} person={chosen} onBack={() => setChosen(null)} />
        )}
        <p className="mt-auto text-center text-ink-soft">
          {t`Your name is not here? Open “People at the shop” on your own phone and choose a number.`}
        </p>
      </div>
    </div>
  );
}

function People({ people, onChoose }: { people: readonly Person[]; onChoose: (person: Person) => void }) {
  const { t } = useLingui();
  if (people.length === 0) {
    return (
      <Notice tone="wait" title={t`Nobody has a number yet`}>
        {t`Whoever works here chooses one on their own phone; the owner can also give one.`}
      </Notice>
    );
  }
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-title">{t`Who is at the counter?`}</h2>
      <ul className="grid grid-cols-1 gap-3 tablet:grid-cols-2">
        {people.map((person) => (
          <li key={person.staffId}>
            <button
              type="button"
              onClick={() => onChoose(person)}
              className="passbook-page flex min-h-20 w-full cursor-pointer items-center gap-4 rounded-page px-4 text-left text-title hover:bg-page-sunken"
            >
              <UserRound aria-hidden className="size-9 shrink-0 text-ink-soft" />
              {person.shownName}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PinForm({ deviceId, person, onBack }: { deviceId: string; person: Person; onBack: () => void }) {
  const { t } = useLingui();
  const [unlock, { loading }] = useMutation(UnlockCounterDocument);
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [waitUntilMs, setWaitUntilMs] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const secondsLeft = useSecondsUntil(waitUntilMs);
  useEffect(() => field.current?.focus(), []);

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    setRefusal(undefined);
    try {
      const { data } = await unlock({ variables: { input: { deviceId, staffId: person.staffId, pin } } });
      const result = data?.unlockCounter;
      if (result === undefined || result.__typename === 'UnlockCounterSuccess') return;
      setRefusal(result.message);
      setPin('');
      if (result.__typename === 'CounterPinError') setWaitUntilMs(Date.now() + result.retryAfterMs);
      field.current?.focus();
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <form className="flex flex-col gap-5" onSubmit={(event) => void open(event)}>
      <div className="flex items-center gap-2">
        <Button variant="quiet" icon={ChevronLeft} onPress={onBack}>
          {t({ message: 'Somebody else', context: 'whose turn it is' })}
        </Button>
      </div>
      <TextField
        label={t`The number of ${person.shownName}`}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        isCode
        inputRef={field}
        value={pin}
        onChange={(text) => setPin(text.replace(/\D/g, ''))}
        error={refusal}
      />
      {secondsLeft > 0 && (
        <p role="status" className="text-ink-soft">
          <Trans>Try again in {secondsLeft} seconds</Trans>
        </p>
      )}
      <Button
        type="submit"
        variant="primary"
        size="large"
        isFullWidth
        isPending={loading}
        isDisabled={pin.length < 4 || secondsLeft > 0}
      >
        {t`Open the counter`}
      </Button>
    </form>
  );
}

/** Whole seconds until a moment, ticking; 0 when it is past. */
function useSecondsUntil(untilMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  const isPast = untilMs <= nowMs;
  useEffect(() => {
    if (isPast) return;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [isPast]);
  return isPast ? 0 : Math.ceil((untilMs - nowMs) / 1_000);
}
