import { useEffect } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { type GenericSchema, type InferOutput, safeParse } from 'valibot';

/** What was filled in before the page was loaded again or the session ended; null when nothing was, or it is outdated. */
export function readDraft<Schema extends GenericSchema>(
  key: string,
  schema: Schema,
): InferOutput<Schema> | null {
  try {
    const stored = sessionStorage.getItem(key);
    if (stored === null) return null;
    const { success, output } = safeParse(schema, JSON.parse(stored));
    return success ? output : null;
  } catch {
    return null;
  }
}

/** Forgets it: it was sent. */
export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** Keeps what a form holds in this tab, from each change to the next. */
export function useDraft<Values extends FieldValues>(key: string, form: UseFormReturn<Values>): void {
  const { subscribe } = form;
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          try {
            sessionStorage.setItem(key, JSON.stringify(values));
          } catch {
            // A phone that stores nothing keeps the form as long as the page is open.
          }
        },
      }),
    [key, subscribe],
  );
}
