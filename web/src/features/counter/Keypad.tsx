import { useLingui } from '@lingui/react/macro';
import { Delete } from 'lucide-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../../design/components/Button.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { latinKeyOf, readTypedCode, typedCharacters } from '../../lib/typed-voucher-code.ts';
import { groupVoucherCode, voucherAlphabet } from '../../lib/voucher-code.ts';

export interface KeypadProps {
  /** A code whose check character fits. */
  onCode: (code: string) => void;
  inputRef: Ref<HTMLInputElement>;
}

const key =
  'flex min-h-13 cursor-pointer items-center justify-center rounded-field border border-rule-strong bg-page text-title font-strong text-ink hovered:bg-page-sunken pressed:bg-points-tint';

/** The 31 characters that codes are made of: no switching of the phone's keyboard, no 0, 1, I, L or O to mistake. */
function CodeKeys({ onKey, onDelete }: { onKey: (character: string) => void; onDelete: () => void }) {
  const { t } = useLingui();
  return (
    <fieldset
      aria-label={t`Characters of the code`}
      className="grid min-w-0 grid-cols-[repeat(auto-fill,minmax(3rem,1fr))] gap-1.5"
    >
      {[...voucherAlphabet].map((character) => (
        <AriaButton key={character} onPress={() => onKey(character)} preventFocusOnPress className={key}>
          {character}
        </AriaButton>
      ))}
      <AriaButton
        onPress={onDelete}
        preventFocusOnPress
        aria-label={t`Delete the last character`}
        className={`${key} col-span-2`}
      >
        <Delete aria-hidden className="size-6" />
      </AriaButton>
    </fieldset>
  );
}

/** The way without a camera: ten characters, and it is sent by itself. Slips are found before anything is sent. */
export function Keypad({ onCode, inputRef }: KeypadProps) {
  const { t } = useLingui();
  const [characters, setCharacters] = useState('');
  const typed = readTypedCode(characters);

  function take(next: string): void {
    const reading = readTypedCode(next);
    if (reading.kind === 'code') {
      setCharacters('');
      onCode(reading.code);
    } else {
      setCharacters(next);
    }
  }

  function takeThaiKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[^\x20-\x7e]$|^[-/]$/.test(event.key)) return;
    const latin = latinKeyOf(event.code);
    if (latin === null) return;
    event.preventDefault();
    take(typedCharacters(characters + latin));
  }

  return (
    <div className="mx-auto flex w-full max-w-xl flex-col gap-4">
      <TextField
        label={t`Code on the voucher`}
        value={groupVoucherCode(characters)}
        onChange={(text) => take(typedCharacters(text))}
        onKeyDown={takeThaiKey}
        inputRef={inputRef}
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck="false"
        isCode
        placeholder="•••• •••• ••"
        hint={t`Ten characters. It is checked by itself at the tenth.`}
        error={
          typed.kind === 'wrong'
            ? t`There is a slip in this code. Codes have no 0, 1, I, L or O. Compare it with the customer’s screen.`
            : undefined
        }
      />
      {typed.kind === 'suggestion' && (
        <div role="status" className="flex flex-wrap items-center gap-3 rounded-field bg-wait-tint p-4">
          <p className="grow">
            {t`This does not fit. Is it`}{' '}
            <strong className="text-title">{groupVoucherCode(typed.code)}</strong>
          </p>
          <Button variant="primary" onPress={() => take(typed.code)}>
            {t`Yes, check this one`}
          </Button>
        </div>
      )}
      <CodeKeys
        onKey={(character) => take(typedCharacters(characters + character))}
        onDelete={() => setCharacters(characters.slice(0, -1))}
      />
    </div>
  );
}
