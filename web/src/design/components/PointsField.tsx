import { useLingui } from '@lingui/react/macro';
import { Minus, Plus } from 'lucide-react';
import type { Ref } from 'react';
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
  Label,
} from 'react-aria-components';
import { classNames } from '../../lib/class-names.ts';
import { FieldMessages } from './FieldMessages.tsx';
import { fieldBox, fieldFocus, fieldGroup, fieldLabel } from './field-styles.ts';
import { MarigoldMark } from './MarigoldMark.tsx';

export interface PointsFieldProps
  extends Omit<AriaNumberFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'formatOptions'> {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** `points` shows the marigold; `count` is for pieces, hours and the like. */
  kind?: 'points' | 'count';
  /** The word behind the number; "points" when left out for points. */
  unit?: string;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

const step =
  'flex size-target shrink-0 cursor-pointer items-center justify-center rounded-full bg-page-sunken text-ink hovered:bg-rule pressed:bg-rule disabled:text-ink-soft disabled:opacity-50';

/** A whole number with big steps to press. Never negative: points are never taken. */
export function PointsField({
  label,
  hint,
  error,
  kind = 'points',
  unit,
  inputRef,
  ...props
}: PointsFieldProps) {
  const { t } = useLingui();
  const word =
    unit ?? (kind === 'points' ? t({ message: 'points', context: 'unit behind a number' }) : undefined);
  return (
    <AriaNumberField
      minValue={0}
      {...props}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      formatOptions={{ maximumFractionDigits: 0 }}
      className={fieldGroup}
    >
      <Label className={fieldLabel}>{label}</Label>
      <Group className={classNames(fieldBox, fieldFocus, 'flex items-center gap-1 p-1.5')}>
        <Button slot="decrement" className={step}>
          <Minus aria-hidden className="size-5" />
        </Button>
        <div className="flex min-w-0 grow items-center justify-center gap-2">
          {kind === 'points' && <MarigoldMark className="size-6 shrink-0" />}
          <Input
            ref={inputRef}
            className="field-sizing-content min-w-12 max-w-full bg-transparent py-1 text-center text-title font-strong text-ink outline-none"
          />
          {word !== undefined && <span className="shrink-0 text-ink-soft">{word}</span>}
        </div>
        <Button slot="increment" className={step}>
          <Plus aria-hidden className="size-5" />
        </Button>
      </Group>
      <FieldMessages hint={hint} error={error} />
    </AriaNumberField>
  );
}
