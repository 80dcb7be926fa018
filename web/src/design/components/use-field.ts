import { useId } from 'react';

export interface FieldWords {
  hint?: string | undefined;
  /** What to put right; makes the field invalid. */
  error?: string | undefined;
}

/** The ids and attributes that tie a plain input to its label, its hint and its error. */
export function useField({ hint, error }: FieldWords) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [error && errorId, hint && hintId].filter(Boolean).join(' ');
  return {
    id,
    hintId,
    errorId,
    described: {
      ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
      ...(error === undefined ? {} : { 'aria-invalid': true as const }),
    },
  };
}
