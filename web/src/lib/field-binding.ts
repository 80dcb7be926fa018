import type {
  ControllerFieldState,
  ControllerRenderProps,
  FieldPath,
  FieldValues,
  UseFormSetError,
} from 'react-hook-form';

/** What a field of the design system takes from a react-hook-form `Controller`. */
export function bindField<Values extends FieldValues, Name extends FieldPath<Values>>(
  field: ControllerRenderProps<Values, Name>,
  state: ControllerFieldState,
) {
  return {
    name: field.name as string,
    value: field.value,
    onChange: field.onChange,
    onBlur: field.onBlur,
    inputRef: field.ref,
    error: state.error?.message,
  };
}

/**
 * Puts the server's ValidationError on its fields and focuses the first. Returns the messages that belong to no
 * field of the form, to be shown above its button.
 */
export function setServerErrors<Values extends FieldValues>(
  errors: readonly { path: readonly string[]; message: string }[],
  names: readonly FieldPath<Values>[],
  setError: UseFormSetError<Values>,
): string[] {
  const homeless: string[] = [];
  let isFirst = true;
  for (const { path, message } of errors) {
    const dotted = path.join('.');
    // The API speaks of `input.name.th`; a form may call it `name.th` or `name`.
    const name = names.find((each) => dotted === each || dotted.endsWith(`.${each}`) || path.includes(each));
    if (name === undefined) {
      homeless.push(message);
      continue;
    }
    setError(name, { type: 'server', message }, { shouldFocus: isFirst });
    isFirst = false;
  }
  return homeless;
}
