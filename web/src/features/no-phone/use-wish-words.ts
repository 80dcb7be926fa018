import { useLingui } from '@lingui/react/macro';
import type { VoucherWish } from './voucher-sheets.generated.ts';

/** How a member asked, in words. */
export function useWishWords(): Record<VoucherWish, string> {
  const { t } = useLingui();
  return { IN_PERSON: t`In person`, BY_PHONE: t`By phone`, THROUGH_FAMILY: t`Through family` };
}
