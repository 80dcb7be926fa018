import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form';
import { setServerErrors } from './field-binding.ts';

/** What the server said no to. */
export interface FormRefusal {
  /** Counts alone where no field is named. */
  message: string;
  fields: readonly { path: readonly string[]; message: string }[];
}

/**
 * Puts a refusal on the fields that it is about and answers with what belongs to none of them, to be shown above the
 * button. `fieldByPath`: the form's own names for parts of the server's paths, for example `pictureId` → `picture`.
 */
export function showRefusal<Values extends FieldValues>(
  refusal: FormRefusal,
  names: readonly FieldPath<Values>[],
  fieldByPath: Readonly<Record<string, string>>,
  setError: UseFormSetError<Values>,
): readonly string[] {
  if (refusal.fields.length === 0) return [refusal.message];
  const renamed = refusal.fields.map(({ path, message }) => ({
    path: path.map((part) => fieldByPath[part] ?? part),
    message,
  }));
  return setServerErrors(renamed, names, setError);
}
