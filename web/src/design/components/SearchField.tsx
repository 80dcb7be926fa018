import { Search, X } from 'lucide-react';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Button,
  Group,
  Input,
  Label,
} from 'react-aria-components';
import { classNames } from '../../lib/class-names.ts';
import { fieldBox, fieldFocus, fieldInput } from './field-styles.ts';

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'children' | 'className' | 'style'> {
  label: string;
  placeholder?: string;
}

/** Words to look for. The label is read aloud; the lens says it to the eye. */
export function SearchField({ label, placeholder, ...props }: SearchFieldProps) {
  return (
    <AriaSearchField {...props} className="group">
      <Label className="sr-only">{label}</Label>
      <Group className={classNames(fieldBox, fieldFocus, 'flex items-center rounded-full')}>
        <Search aria-hidden className="ml-4 size-5 shrink-0 text-ink-soft" />
        <Input
          placeholder={placeholder ?? label}
          className={classNames(fieldInput, 'px-3 [&::-webkit-search-cancel-button]:hidden')}
        />
        <Button className="flex size-target shrink-0 cursor-pointer items-center justify-center rounded-full group-empty:hidden hovered:bg-page-sunken">
          <X aria-hidden className="size-5" />
        </Button>
      </Group>
    </AriaSearchField>
  );
}
