import { CircleAlert } from 'lucide-react';
import { FieldError, Text } from 'react-aria-components';
import { fieldHint } from './field-styles.ts';

export interface FieldMessagesProps {
  hint?: string | undefined;
  error?: string | undefined;
}

/** What a field says below itself: its hint, and what to put right. */
export function FieldMessages({ hint, error }: FieldMessagesProps) {
  return (
    <>
      {hint && (
        <Text slot="description" className={fieldHint}>
          {hint}
        </Text>
      )}
      <FieldError className="flex items-start gap-2 text-base text-stop">
        <CircleAlert aria-hidden className="mt-1 size-4.5 shrink-0" />
        <span>{error}</span>
      </FieldError>
    </>
  );
}
