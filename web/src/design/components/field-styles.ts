/** Shared by all fields: 48 px, an edge of 3:1, a thicker one on focus. */
export const fieldGroup = 'flex flex-col gap-1.5';

export const fieldLabel = 'font-strong text-ink';

export const fieldHint = 'text-base text-ink-soft';

export const fieldBox =
  'min-h-target w-full rounded-field border-[1.5px] border-field-edge bg-page text-base text-ink transition-colors hover:border-ink disabled:border-rule disabled:bg-page-sunken disabled:text-ink-soft invalid:border-stop';

export const fieldInput =
  'min-h-target w-full bg-transparent px-4 py-2 text-ink outline-none placeholder:text-ink-soft';

export const fieldFocus = 'focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-focus';

export const popover =
  'min-w-(--trigger-width) overflow-auto rounded-field border border-rule-strong bg-page p-1.5 shadow-lifted entering:animate-appear';

export const option =
  'flex min-h-target cursor-pointer items-center gap-3 rounded-small px-3 py-2 text-base text-ink outline-none focused:bg-points-tint disabled:text-ink-soft selected:font-strong';
