import { useLingui } from '@lingui/react/macro';
import { Search, X } from 'lucide-react';
import { type ComponentProps, useId, useRef, useState } from 'react';
import { classNames } from '../../lib/class-names.ts';
import { fieldBox, fieldFocus, fieldInput } from './field-styles.ts';

export interface SearchFieldProps
  extends Omit<
    ComponentProps<'input'>,
    | 'children'
    | 'className'
    | 'style'
    | 'onChange'
    | 'onSubmit'
    | 'value'
    | 'defaultValue'
    | 'type'
    | 'id'
    | 'ref'
  > {
  label: string;
  value?: string;
  defaultValue?: string;
  onChange?: (text: string) => void;
  /** The search key of the phone's keyboard, or Enter. */
  onSubmit?: (text: string) => void;
}

/** Words to look for. The label is read aloud; the lens says it to the eye. Escape and the cross clear it. */
export function SearchField({
  label,
  value,
  defaultValue = '',
  onChange,
  onSubmit,
  placeholder,
  ...props
}: SearchFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [own, setOwn] = useState(defaultValue);
  const text = value ?? own;
  function change(next: string) {
    setOwn(next);
    onChange?.(next);
  }
  return (
    <search className={classNames(fieldBox, fieldFocus, 'flex items-center rounded-full')}>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Search aria-hidden className="ml-4 size-5 shrink-0 text-ink-soft" />
      <input
        enterKeyHint="search"
        autoComplete="off"
        {...props}
        ref={input}
        id={id}
        type="search"
        value={text}
        placeholder={placeholder ?? label}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') change('');
          if (event.key === 'Enter') onSubmit?.(text);
        }}
        className={classNames(fieldInput, 'px-3 [&::-webkit-search-cancel-button]:hidden')}
      />
      {text !== '' && (
        <button
          type="button"
          aria-label={t`Clear the search`}
          onClick={() => {
            change('');
            input.current?.focus();
          }}
          className="flex size-target shrink-0 cursor-pointer items-center justify-center rounded-full hover:bg-page-sunken"
        >
          <X aria-hidden className="size-5" />
        </button>
      )}
    </search>
  );
}
