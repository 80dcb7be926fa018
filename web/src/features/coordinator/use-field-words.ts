import { useLingui } from '@lingui/react/macro';
import type { MerchantField } from './merchant-decisions.generated.ts';

/** The parts of an application, in the order of its form. */
export const merchantFields = [
  'NAME',
  'PHONE',
  'CATEGORY',
  'PLACE',
  'PICTURE',
  'DESCRIPTION',
] as const satisfies readonly MerchantField[];

/** What each part of an application is called. */
export function useFieldWords(): Record<MerchantField, string> {
  const { t } = useLingui();
  return {
    NAME: t`Name`,
    PHONE: t`Phone`,
    CATEGORY: t`Kind of shop`,
    PLACE: t`Place`,
    PICTURE: t`Photo`,
    DESCRIPTION: t`About the shop`,
  };
}
