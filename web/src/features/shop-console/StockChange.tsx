import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { ChangeOfferStockDocument } from './offer-actions.generated.ts';

const steps = [-10, -1, 1, 10];

/** More or fewer of it, by difference: right also while members redeem at the same moment. */
export function StockChange({ offerId, stockLeft }: { offerId: string; stockLeft: number }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const [delta, setDelta] = useState(0);
  // Of this number: sent again after a lost answer, it is changed once.
  const [idempotencyKey, setIdempotencyKey] = useState(newKey);
  const [changeStock, { loading }] = useMutation(ChangeOfferStockDocument);

  function change(to: number): void {
    setDelta(to);
    setIdempotencyKey(newKey());
  }

  async function save(): Promise<void> {
    try {
      const { data } = await changeStock({ variables: { input: { offerId, delta, idempotencyKey } } });
      const result = data?.result;
      switch (result?.__typename) {
        case 'ChangeOfferStockSuccess':
          change(0);
          showToast({ message: t`The number is changed.`, tone: 'done' });
          return;
        case 'ValidationError':
        case 'StateError':
        case 'ForbiddenError':
        case 'IdempotencyConflictError':
          showToast({ message: result.message, tone: 'stop', seconds: 10 });
          return;
        case undefined:
          return;
        default:
          result satisfies never;
      }
    } catch (error) {
      showFailure(error);
    }
  }

  const signed = (value: number) => `${value < 0 ? '−' : '+'}${formatNumber(Math.abs(value), locale)}`;
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="pb-1.5 font-strong">{t`Change the number`}</legend>
      <div className="flex flex-wrap gap-2">
        {steps.map((step) => (
          <Button key={step} isDisabled={stockLeft + delta + step < 0} onPress={() => change(delta + step)}>
            {signed(step)}
          </Button>
        ))}
      </div>
      {delta !== 0 && (
        <div className="flex flex-wrap items-center gap-3">
          <p role="status" className="text-lead">
            {t`${formatNumber(stockLeft, locale)} left → ${formatNumber(stockLeft + delta, locale)}`}
          </p>
          <Button variant="primary" isPending={loading} onPress={() => save()}>
            {t`Save ${signed(delta)}`}
          </Button>
          <Button variant="quiet" onPress={() => change(0)}>
            {t`Leave as it is`}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
