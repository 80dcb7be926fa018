import { useLingui } from '@lingui/react/macro';

export type Scope = 'VOUCHERS_USE' | 'OFFERS_READ' | 'OFFERS_WRITE' | 'STATEMENTS_READ';

/** What a key may do, in a shopkeeper's words. */
export function useScopeWords(): Record<Scope, { label: string; hint: string }> {
  const { t } = useLingui();
  return {
    VOUCHERS_USE: { label: t`Use vouchers`, hint: t`At the till, with undo and today’s list` },
    OFFERS_READ: { label: t`Read offers`, hint: t`Our own, with what is left of each` },
    OFFERS_WRITE: { label: t`Change offers`, hint: t`New ones, prices, stock, pause and end` },
    STATEMENTS_READ: { label: t`Read statements`, hint: t`What the community owes us` },
  };
}
