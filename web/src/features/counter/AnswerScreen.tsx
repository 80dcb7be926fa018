import { Plural, Trans, useLingui } from '@lingui/react/macro';
import {
  CircleAlert,
  CircleCheck,
  CircleX,
  ClockCheck,
  type LucideIcon,
  PackageCheck,
  Undo2,
} from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../../design/components/Button.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { MakeRightButton } from '../make-right/MakeRightButton.tsx';
import { useAnswerWords } from './answer-words.ts';
import { type Answer, type CountedItem, type CountedUse, shownForMs, signalOf } from './answers.ts';
import type { Signal } from './tones.ts';
import { UndoButton } from './UndoButton.tsx';

export interface AnswerScreenProps {
  answer: Answer;
  isUndoing: boolean;
  onUndo: (use: CountedUse) => void;
  onTakeBack: (code: string) => void;
  onCannotGive: (use: CountedUse) => void;
  /** What was taken without a signal is not handed over after all. */
  onForget: (nonce: string) => void;
  onDone: () => void;
}

const grounds: Record<Signal, string> = {
  good: 'bg-done text-on-done',
  later: 'bg-later text-on-later',
  stop: 'bg-stop text-on-stop',
  wait: 'bg-action text-on-action',
};

const icons: Record<Signal, LucideIcon> = {
  good: CircleCheck,
  later: ClockCheck,
  stop: CircleX,
  wait: CircleAlert,
};

function iconOf(answer: Answer, signal: Signal): LucideIcon {
  if (answer.kind === 'returned') return PackageCheck;
  if (answer.kind === 'undone' || answer.kind === 'forgotten') return Undo2;
  return icons[signal];
}

function itemOf(answer: Answer): CountedItem | null {
  if (answer.kind === 'used') return answer.use;
  return answer.kind === 'returned' || answer.kind === 'provisional' ? answer.item : null;
}

function Item({ item }: { item: CountedItem }) {
  return (
    <div className="flex w-full max-w-72 flex-col gap-2 rounded-page bg-page p-3 text-ink">
      <div className="mx-auto w-[min(100%,30dvh)]">
        <OfferPicture picture={item.picture} />
      </div>
      <p className="line-clamp-3 text-lead font-strong">{item.title}</p>
      <p className="text-lead">
        <Trans context="counter">
          <Plural value={item.quantity} one="# piece" other="# pieces" />
        </Trans>
      </p>
    </div>
  );
}

/** Enter, space and Escape go on too, for counters with a keyboard; buttons keep their own meaning. */
function useKeysGoOn(onDone: () => void): void {
  useEffect(() => {
    const goOn = (event: KeyboardEvent) => {
      const isGoOn = event.key === 'Enter' || event.key === ' ' || event.key === 'Escape';
      if (!isGoOn || event.target instanceof HTMLButtonElement) return;
      event.preventDefault();
      onDone();
    };
    addEventListener('keydown', goOn);
    return () => removeEventListener('keydown', goOn);
  }, [onDone]);
}

/** The whole screen says it: colour, icon and word. Goes by itself, or at a touch anywhere. */
export function AnswerScreen({
  answer,
  isUndoing,
  onUndo,
  onTakeBack,
  onForget,
  onCannotGive,
  onDone,
}: AnswerScreenProps) {
  const { t } = useLingui();
  const { word, detail } = useAnswerWords(answer);
  const wordId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const signal = signalOf(answer);
  const item = itemOf(answer);
  const Icon = iconOf(answer, signal);
  const returnableCode = answer.kind === 'refused' ? answer.returnableCode : null;
  const shownMs = shownForMs(answer);

  useKeysGoOn(onDone);
  useEffect(() => {
    heading.current?.focus();
    const timer = setTimeout(onDone, shownMs);
    return () => clearTimeout(timer);
  }, [onDone, shownMs]);

  return (
    // Its colours are signals: the same strong ones in the dark theme.
    <section
      data-theme="light"
      aria-labelledby={wordId}
      className={`fixed inset-0 z-40 animate-appear ${grounds[signal]}`}
    >
      <div className="pointer-events-none relative z-10 flex h-full flex-col items-center justify-center gap-4 overflow-y-auto px-5 pt-6 pb-20 text-center">
        <div role="alert" className="flex flex-col items-center gap-2">
          <Icon aria-hidden strokeWidth={2.25} className="size-20 shrink-0" />
          <h2
            ref={heading}
            id={wordId}
            tabIndex={-1}
            className="text-numeral-large leading-[1.4] text-balance"
          >
            {word}
          </h2>
          <p className="max-w-md text-lead">{detail}</p>
        </div>
        {item !== null && <Item item={item} />}
        <div className="pointer-events-auto flex flex-wrap justify-center gap-3">
          {answer.kind === 'used' && (
            <>
              <UndoButton
                endsAtMs={answer.use.undoEndsAtMs}
                isPending={isUndoing}
                describedBy={wordId}
                onPress={() => onUndo(answer.use)}
              />
              <MakeRightButton size="large" describedBy={wordId} onPress={() => onCannotGive(answer.use)} />
            </>
          )}
          {answer.kind === 'provisional' && answer.canTakeBack && (
            <Button size="large" icon={Undo2} onPress={() => onForget(answer.nonce)}>
              {t({ message: 'Undo', context: 'counter' })}
            </Button>
          )}
          {returnableCode !== null && (
            <Button size="large" icon={PackageCheck} onPress={() => onTakeBack(returnableCode)}>
              {t`The borrowed item is back`}
            </Button>
          )}
        </div>
      </div>
      <AriaButton
        onPress={onDone}
        aria-label={t`Scan the next one`}
        className="absolute inset-0 flex cursor-pointer items-end justify-center pb-[max(1.5rem,env(safe-area-inset-bottom))] outline-current outline-offset-[-8px]"
      >
        <span aria-hidden className="text-lead font-strong underline underline-offset-4">
          {t`Scan the next one`}
        </span>
      </AriaButton>
    </section>
  );
}
