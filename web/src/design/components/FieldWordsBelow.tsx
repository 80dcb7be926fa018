import { CircleAlert } from 'lucide-react';
import { fieldHint } from './field-styles.ts';
import type { FieldWords } from './use-field.ts';

/** Below a plain field: its hint, and what to put right (read aloud when it appears). */
export function FieldWordsBelow({
  hint,
  error,
  hintId,
  errorId,
}: FieldWords & { hintId: string; errorId: string }) {
  return (
    <>
      {hint !== undefined && (
        <span id={hintId} className={fieldHint}>
          {hint}
        </span>
      )}
      <span id={errorId} aria-live="polite" className="empty:hidden">
        {error !== undefined && (
          <span className="flex items-start gap-2 text-stop">
            <CircleAlert aria-hidden className="mt-1 size-4.5 shrink-0" />
            <span>{error}</span>
          </span>
        )}
      </span>
    </>
  );
}
