import { useEffect, useRef } from 'react';
import { useCaseKeysSetting } from './case-keys-setting.ts';

/** What a key does on this case; left out when it can do nothing. */
export interface CaseKeys {
  onNext?: (() => void) | undefined;
  onPrevious?: (() => void) | undefined;
  onApprove?: (() => void) | undefined;
  onReturn?: (() => void) | undefined;
}

const places =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]';

/**
 * J next, K previous, A approve, R return. Read by the key's place on the keyboard, so that they work while it is
 * set to Thai (where J types ่).
 */
export function useCaseKeys(keys: CaseKeys): void {
  const [isOn] = useCaseKeysSetting();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(places) !== null) return;
      const { onNext, onPrevious, onApprove, onReturn } = latest.current;
      const action = { KeyJ: onNext, KeyK: onPrevious, KeyA: onApprove, KeyR: onReturn }[event.code];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isOn]);
}
