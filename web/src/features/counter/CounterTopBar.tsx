import { useLingui } from '@lingui/react/macro';
import {
  ChevronLeft,
  LockKeyhole,
  LockOpen,
  Maximize,
  TabletSmartphone,
  Volume2,
  VolumeX,
} from 'lucide-react';
import { Button as AriaButton, ToggleButton } from 'react-aria-components';
import { Link } from 'react-router';
import { useCounterLock } from '../shared-counter/counter-lock-context.ts';
import { HoldButton } from './kiosk/HoldButton.tsx';
import type { Kiosk } from './kiosk/use-kiosk.ts';

export interface CounterTopBarProps {
  /** Null until it is known. */
  shopName: string | null;
  /** Where the way back leads: the shop's console, or the person's home. */
  backTo: string;
  isMuted: boolean;
  onMute: (isMuted: boolean) => void;
  kiosk: Kiosk;
}

const iconButton =
  'flex size-target shrink-0 cursor-pointer items-center justify-center rounded-full hovered:bg-page-sunken';

/** Whose counter this is, the way out, and the sound. On a shared tablet the way out is held for two seconds. */
export function CounterTopBar({ shopName, backTo, isMuted, onMute, kiosk }: CounterTopBarProps) {
  const { t } = useLingui();
  const shared = useCounterLock();
  return (
    <header className="flex shrink-0 items-center gap-2 px-2 pt-[max(0.25rem,env(safe-area-inset-top))] pb-1">
      {shared === null && !kiosk.isKiosk && (
        <Link
          to={backTo}
          aria-label={t`Leave the counter`}
          className="flex size-target shrink-0 items-center justify-center rounded-full hover:bg-page-sunken"
        >
          <ChevronLeft aria-hidden className="size-6" />
        </Link>
      )}
      {shared !== null && (
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
      <h1 className={`min-w-0 grow truncate text-lead ${kiosk.isKiosk ? 'ps-3' : ''}`}>
        <span className="sr-only">{t({ message: 'Counter', context: 'counter' })} </span>
        {shopName}
      </h1>
      {kiosk.isKiosk && !kiosk.isFull && (
        <AriaButton onPress={kiosk.fill} aria-label={t`Over the whole screen`} className={iconButton}>
          <Maximize aria-hidden className="size-6" />
        </AriaButton>
      )}
      {!kiosk.isKiosk && (
        <AriaButton onPress={kiosk.enter} aria-label={t`Shared tablet`} className={iconButton}>
          <TabletSmartphone aria-hidden className="size-6" />
        </AriaButton>
      )}
      <ToggleButton
        isSelected={isMuted}
        onChange={onMute}
        aria-label={t({ message: 'Silent', context: 'counter' })}
        className={iconButton}
      >
        {isMuted ? <VolumeX aria-hidden className="size-6" /> : <Volume2 aria-hidden className="size-6" />}
      </ToggleButton>
      {kiosk.isKiosk && (
        <HoldButton label={t`Hold 2 seconds to leave`} icon={LockOpen} onHeld={kiosk.leave} />
      )}
    </header>
  );
}
