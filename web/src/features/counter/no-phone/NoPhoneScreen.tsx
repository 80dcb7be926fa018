import { useLingui } from '@lingui/react/macro';
import { ChevronLeft, CircleCheck, CircleSlash } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { EmptyState } from '../../../design/components/EmptyState.tsx';
import { Notice } from '../../../design/components/Notice.tsx';
import { OfferPicture } from '../../../design/components/OfferPicture.tsx';
import { TextField } from '../../../design/components/TextField.tsx';
import type { CountedUse } from '../answers.ts';
import { counterCodeIn, memberNumberIn } from './member-card.ts';
import { type CounterOffer, useNoPhone } from './use-no-phone.ts';

export interface NoPhoneScreenProps {
  merchantId: string;
  /** From a scanned card; null when the number is to be typed. */
  memberNumber: string | null;
  onUsed: (use: CountedUse) => void;
  onClose: () => void;
}

interface DigitsFieldProps {
  label: string;
  hint: string;
  read: (text: string) => string | null;
  onRead: (digits: string) => void;
}

/** Goes on by itself at the last digit. */
function DigitsField({ label, hint, read, onRead }: DigitsFieldProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <TextField
      label={label}
      hint={hint}
      value={text}
      inputRef={field}
      inputMode="numeric"
      autoComplete="off"
      isCode
      onChange={(next) => {
        const digits = read(next);
        setText(digits === null ? next : '');
        if (digits !== null) onRead(digits);
      }}
    />
  );
}

function OfferRow({ each, onTake }: { each: CounterOffer; onTake: () => void }) {
  const { t } = useLingui();
  const { offer, isPossibleNow } = each;
  return (
    <li>
      <AriaButton
        isDisabled={!isPossibleNow}
        onPress={onTake}
        className="flex min-h-16 w-full cursor-pointer items-center gap-4 rounded-page border border-rule-strong bg-page p-3 text-start hovered:bg-page-sunken disabled:cursor-default disabled:bg-transparent"
      >
        <OfferPicture picture={offer.picture} size="thumb" />
        <span className="min-w-0 grow text-lead">{offer.title}</span>
        <span className={`flex shrink-0 items-center gap-2 ${isPossibleNow ? 'text-done' : 'text-ink-soft'}`}>
          {isPossibleNow ? (
            <CircleCheck aria-hidden className="size-6" />
          ) : (
            <CircleSlash aria-hidden className="size-6" />
          )}
          {isPossibleNow ? t({ message: 'Yes', context: 'counter' }) : t`Not now`}
        </span>
      </AriaButton>
    </li>
  );
}

/**
 * A member without a phone: their card says who, a code of their printed card that they will. Nothing of the person is
 * shown: no name, no points, and of each offer yes or no.
 */
export function NoPhoneScreen({ merchantId, memberNumber, onUsed, onClose }: NoPhoneScreenProps) {
  const { t } = useLingui();
  const titleId = useId();
  const { step, refusal, isPending, takeNumber, takeCode, takeOffer } = useNoPhone(merchantId, onUsed);
  const wasTaken = useRef(false);
  useEffect(() => {
    if (memberNumber === null || wasTaken.current) return;
    wasTaken.current = true;
    takeNumber(memberNumber);
  });
  return (
    <section
      aria-labelledby={titleId}
      aria-busy={isPending}
      className="fixed inset-0 z-30 flex animate-appear flex-col overflow-y-auto bg-ground text-ink"
    >
      <header className="flex shrink-0 items-center gap-2 px-2 pt-[max(0.25rem,env(safe-area-inset-top))] pb-1">
        <AriaButton
          onPress={onClose}
          aria-label={t`Back to the scanner`}
          className="flex size-target shrink-0 cursor-pointer items-center justify-center rounded-full hovered:bg-page-sunken"
        >
          <ChevronLeft aria-hidden className="size-6" />
        </AriaButton>
        <h2 id={titleId} className="text-title">
          {t`Member without a phone`}
        </h2>
      </header>
      <div className="mx-auto flex w-full max-w-xl flex-col gap-5 px-4 py-4">
        {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
        {step.name === 'number' && (
          <DigitsField
            label={t`Number on the member card`}
            hint={t`Eight digits. Or scan the card’s QR code with the counter’s scanner.`}
            read={memberNumberIn}
            onRead={takeNumber}
          />
        )}
        {step.name === 'code' && (
          <>
            <p className="text-display" role="status">
              {t`Ask for code number ${step.codeNumber}`}
            </p>
            <DigitsField
              key={step.codeNumber}
              label={t`The member’s code ${step.codeNumber}`}
              hint={t`Six digits from the member’s card of codes. It is checked by itself at the sixth.`}
              read={counterCodeIn}
              onRead={takeCode}
            />
          </>
        )}
        {step.name === 'offer' && step.offers.length === 0 && (
          <EmptyState picture="fluent:sun-behind-small-cloud" title={t`No offers today`}>
            {t`Your shop has nothing to redeem just now.`}
          </EmptyState>
        )}
        {step.name === 'offer' && step.offers.length > 0 && (
          <>
            <p className="text-title">{t`What does the member take?`}</p>
            <ul aria-label={t`What does the member take?`} className="flex flex-col gap-3">
              {step.offers.map((each) => (
                <OfferRow key={each.offer.id} each={each} onTake={() => takeOffer(each.offer.id)} />
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
