import { useLingui } from '@lingui/react/macro';
import { ChevronLeft, LockKeyhole, Volume2, VolumeX } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { Link } from 'react-router';
import { useCounterLock } from '../shared-counter/counter-lock-context.ts';

export interface CounterTopBarProps {
  /** Null until it is known. */
  shopName: string | null;
  /** Where the way back leads: the shop's console, or the person's home. */
  backTo: string;
  isMuted: boolean;
  onMute: (isMuted: boolean) => void;
}

/** Whose counter this is, the way out, and the sound. */
export function CounterTopBar({ shopName, backTo, isMuted, onMute }: CounterTopBarProps) {
  const { t } = useLingui();
  const shared = useCounterLock();
  return (
    <header className="flex shrink-0 items-center gap-2 px-2 pt-[max(0.25rem,env(safe-area-inset-top))] pb-1">
      {shared === null ? (
        <Link
          to={backTo}
          aria-label={t`Leave the counter`}
          className="flex size-target shrink-0 items-center justify-center rounded-full hover:bg-page-sunken"
        >
          <ChevronLeft aria-hidden className="size-6" />
        </Link>
      ) : (
        <button
          type="button"
          onClick={shared.lock}
          className="flex min-h-target shrink-0 cursor-pointer items-center gap-2 rounded-full px-3 hover:bg-page-sunken"
        >
          <LockKeyhole aria-hidden className="size-6" />
          {t`Lock`}
          <span className="text-ink-soft">{shared.shownName}</span>
        </button>
      )}
      <h1 className="min-w-0 grow truncate text-lead">
        <span className="sr-only">{t({ message: 'Counter', context: 'counter' })} </span>
        {shopName}
      </h1>
      <ToggleButton
        isSelected={isMuted}
        onChange={onMute}
        aria-label={t({ message: 'Silent', context: 'counter' })}
        className="flex size-target shrink-0 cursor-pointer items-center justify-center rounded-full hovered:bg-page-sunken"
      >
        {isMuted ? <VolumeX aria-hidden className="size-6" /> : <Volume2 aria-hidden className="size-6" />}
      </ToggleButton>
    </header>
  );
}
