import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { PointsField } from '../../design/components/PointsField.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { LowerAwardSoloLimitDocument } from './award-proposals.generated.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

/** What one coordinator may give alone. It is lowered here by one; raising it takes two, under Rules. */
export function SoloLimit({ network, limitPoints }: { network: CoordinatedNetwork; limitPoints: number }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const [points, setPoints] = useState(limitPoints);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [lower, { loading }] = useMutation(LowerAwardSoloLimitDocument);
  const limit = formatNumber(limitPoints, locale);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    try {
      const { data } = await lower({ variables: { input: { networkId: network.id, points } } });
      const answer = data?.lowerAwardSoloLimit;
      if (answer === undefined) return;
      if (answer.__typename === 'LowerAwardSoloLimitSuccess') {
        const now = formatNumber(answer.network.awardSoloLimitPoints, locale);
        showToast({ message: t`From now on more than ${now} points want two coordinators.`, tone: 'done' });
      } else if (answer.__typename === 'ValidationError') {
        setRefusal(answer.fields[0]?.message ?? answer.message);
      } else setRefusal(answer.message);
    } catch (cause) {
      showFailure(cause);
    }
  };
  return (
    <div className="border-t border-rule pt-3">
      <p className="pb-2 text-ink-soft">
        <Trans>One coordinator gives up to {limit} points alone. More than that wants a second one.</Trans>
      </p>
      <Disclosure title={t`Lower this limit`}>
        <form
          noValidate
          onSubmit={(event) => void submit(event)}
          className="flex flex-col items-start gap-4 pt-2"
        >
          <PointsField
            label={t`Alone up to`}
            hint={t`It can be lowered here; under Rules it can be raised, with a second coordinator.`}
            minValue={1}
            maxValue={limitPoints}
            value={points}
            onChange={(value) => setPoints(Number.isNaN(value) ? 1 : value)}
          />
          {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
          <Button type="submit" isPending={loading} isDisabled={points >= limitPoints}>{t`Lower it`}</Button>
        </form>
      </Disclosure>
    </div>
  );
}
