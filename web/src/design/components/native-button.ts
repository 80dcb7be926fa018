import type { ComponentProps } from 'react';

/** What every button takes besides its look. */
export interface NativeButtonProps
  extends Omit<
    ComponentProps<'button'>,
    'children' | 'className' | 'style' | 'disabled' | 'onClick' | 'aria-disabled'
  > {
  onPress?: (() => unknown) | undefined;
  isDisabled?: boolean | undefined;
  /** On its way: keeps the focus, says so, and takes no second press. */
  isPending?: boolean | undefined;
}

/**
 * The attributes of a plain `<button>`. Plain, because buttons are on every first screen and React Aria's press
 * handling is not worth its 18 kB there; fields, menus and sheets bring it when they come.
 */
export function nativeButton({
  onPress,
  isDisabled,
  isPending,
  type = 'button',
  ...props
}: NativeButtonProps): ComponentProps<'button'> {
  return {
    ...props,
    type,
    disabled: isDisabled ?? false,
    ...(isPending ? { 'aria-disabled': true, 'aria-busy': true } : {}),
    onClick: (event) => {
      // A pending submit button must not send its form again.
      if (isPending) event.preventDefault();
      else onPress?.();
    },
  };
}
