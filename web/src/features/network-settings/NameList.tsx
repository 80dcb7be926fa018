import { useLingui } from '@lingui/react/macro';
import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { IconButton } from '../../design/components/IconButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { useLanguage } from '../../i18n/use-language.ts';

export interface NamedThing {
  id: string;
  th: string;
  en: string;
}

export interface NameListProps<Thing extends NamedThing> {
  things: readonly Thing[];
  canChange: boolean;
  isPending: boolean;
  refusal: string | null;
  /** What the field for a new one says. */
  label: string;
  hint?: string;
  addLabel: string;
  onAdd: (text: { th?: string; en?: string }) => Promise<boolean>;
  onRemove: (id: string) => void;
  /** What else can be done with one, before taking it off. */
  renderActions?: (thing: Thing, name: string) => ReactNode;
}

/** A short list that coordinators keep: one line to add, one press to take off. */
export function NameList<Thing extends NamedThing>(props: NameListProps<Thing>) {
  const { things, canChange, isPending, refusal, label, hint, addLabel, onAdd, onRemove, renderActions } =
    props;
  const { t } = useLingui();
  const { language } = useLanguage();
  const [text, setText] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '' && (await onAdd({ [language]: text.trim() }))) setText('');
  };
  const nameOf = ({ th, en }: NamedThing) => (language === 'th' ? th || en : en || th);
  return (
    <div className="flex flex-col gap-4">
      {things.length > 0 && (
        <ul className="divide-y divide-rule">
          {things.map((thing) => (
            <li key={thing.id} className="flex min-h-target items-center justify-between gap-3 py-1">
              <span>{nameOf(thing)}</span>
              <span className="flex shrink-0 items-center">
                {renderActions?.(thing, nameOf(thing))}
                {canChange && (
                  <IconButton
                    icon={Trash2}
                    label={t`Take off: ${nameOf(thing)}`}
                    isDisabled={isPending}
                    onPress={() => onRemove(thing.id)}
                  />
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {canChange && (
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
          <TextField
            label={label}
            {...(hint === undefined ? {} : { hint })}
            value={text}
            onChange={setText}
          />
          {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
          <Button type="submit" icon={Plus} isPending={isPending} isDisabled={text.trim() === ''}>
            {addLabel}
          </Button>
        </form>
      )}
    </div>
  );
}
