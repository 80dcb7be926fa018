import { t } from '@lingui/core/macro';
import { formatDate } from '../../lib/dates.ts';
import { formatNumber } from '../../lib/numbers.ts';

/** What the hint is read from; null redeemability is a visitor. */
export interface HintedOffer {
  stockLeft: number | null;
  redeemability: {
    canRedeem: boolean;
    reasons: readonly string[];
    pointsMissing: number;
    availableFrom: string | null;
  } | null;
}

/** The hint's colour; its words say the same. */
export const hintTones = { points: 'text-points', wait: 'text-wait', plain: 'text-ink-soft' };

const fewLeft = 5;

/** One short line about whether an offer can be had now; null when there is nothing to say. */
export function offerHint(
  { stockLeft, redeemability }: HintedOffer,
  locale: string,
): { words: string; tone: 'points' | 'wait' | 'plain' } | null {
  if (stockLeft === 0) return { words: t`All gone`, tone: 'plain' };
  const reasons = redeemability?.reasons ?? [];
  if (reasons.includes('OFFER_UNAVAILABLE')) {
    const from = redeemability?.availableFrom ?? null;
    return { words: from === null ? t`Not open now` : t`From ${formatDate(from, locale)}`, tone: 'plain' };
  }
  if (reasons.includes('MEMBER_LIMIT_REACHED')) return { words: t`You have had yours`, tone: 'plain' };
  if (redeemability !== null && redeemability.pointsMissing > 0) {
    return { words: t`${formatNumber(redeemability.pointsMissing, locale)} to go`, tone: 'points' };
  }
  if (stockLeft !== null && stockLeft <= fewLeft) {
    return { words: t`${formatNumber(stockLeft, locale)} left`, tone: 'wait' };
  }
  return null;
}
