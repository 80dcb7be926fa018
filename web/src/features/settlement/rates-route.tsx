import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Badge } from '../../design/components/Badge.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateField } from '../../design/components/DateField.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { SegmentedControl } from '../../design/components/SegmentedControl.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { readBaht } from '../../lib/baht.ts';
import { noonOf, villageDay } from '../../lib/village-day.ts';
import { CoordinatorScreen } from '../coordinator/CoordinatorScreen.tsx';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import { Baht } from './Baht.tsx';
import { CostRuleFields, type CostRuleValue } from './CostRuleFields.tsx';
import { SettlementRatesDocument, type SettlementRatesQuery } from './settlement-rates.generated.ts';
import { useRates } from './use-rates.ts';

type Settlement = NonNullable<SettlementRatesQuery['network']>['settlement'];
type Rate = Settlement['rates'][number];
type Steps = ReturnType<typeof useRates>;

function RateRow({
  rate,
  isNow,
  canDecide,
  steps,
}: {
  rate: Rate;
  isNow: boolean;
  canDecide: boolean;
  steps: Steps;
}) {
  const { t } = useLingui();
  const isWaiting = rate.state === 'PROPOSED' && !rate.hasBegun;
  const words = isNow
    ? t`In force now`
    : rate.state === 'PROPOSED'
      ? rate.hasBegun
        ? t`Was not confirmed in time`
        : t`Waits for a second coordinator`
      : rate.hasBegun
        ? t`Before`
        : t`Comes`;
  return (
    <li className="flex flex-col gap-2 border-b border-rule py-3 last:border-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div>
          <strong>
            <Baht satang={rate.satangPerPoint} />
          </strong>
          <p className="text-ink-soft">
            <Trans>
              From <DateTime value={noonOf(rate.fromDay)} />
            </Trans>
          </p>
        </div>
        <Badge tone={isNow ? 'done' : isWaiting ? 'wait' : 'plain'}>{words}</Badge>
      </div>
      {canDecide && !rate.hasBegun && (
        <div className="flex flex-wrap gap-2">
          {isWaiting && (
            <Button variant="primary" isPending={steps.isPending} onPress={() => void steps.confirm(rate.id)}>
              <Trans context="rate">Confirm</Trans>
            </Button>
          )}
          <Button variant="quiet" isPending={steps.isPending} onPress={() => void steps.withdraw(rate.id)}>
            <Trans>Withdraw</Trans>
          </Button>
        </div>
      )}
    </li>
  );
}

function ProposeForm({ steps }: { steps: Steps }) {
  const { t } = useLingui();
  const [amount, setAmount] = useState('');
  const [fromDay, setFromDay] = useState<string | null>(villageDay(1));
  const [isTried, setTried] = useState(false);
  const satang = readBaht(amount);
  const isWrong = satang === null || satang < 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isWrong || fromDay === null) return;
    void steps.propose(satang, fromDay).then((isDone) => {
      if (isDone) {
        setAmount('');
        setTried(false);
      }
    });
  };
  return (
    <Card title={t`A new rate`}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t`One point is worth`}
          hint={t`Down to the satang, for example 0.50`}
          inputMode="decimal"
          suffix={t`baht`}
          value={amount}
          onChange={setAmount}
          error={isTried && isWrong ? t`An amount like 12.50` : undefined}
        />
        <DateField
          label={t`From which day on`}
          hint={t`Tomorrow at the earliest; what was used before keeps its rate`}
          min={villageDay(1)}
          value={fromDay}
          onChange={setFromDay}
          error={isTried && fromDay === null ? t`Choose a day` : undefined}
        />
        <Button type="submit" variant="primary" isFullWidth isPending={steps.isPending}>
          <Trans>Propose this rate</Trans>
        </Button>
      </form>
    </Card>
  );
}

function PolicyForm({ settlement, steps }: { settlement: Settlement; steps: Steps }) {
  const { t } = useLingui();
  const [period, setPeriod] = useState(settlement.period);
  const [rule, setRule] = useState<CostRuleValue>({
    bearer: settlement.costRule.bearer,
    networkPercent: settlement.costRule.networkPercent,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { bearer, networkPercent } = rule;
    void steps.set({ period, costRule: bearer === 'SHARED' ? { bearer, networkPercent } : { bearer } });
  };
  return (
    <Card title={t`Rules`}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <SegmentedControl
          label={t`A statement`}
          options={[
            { id: 'WEEK', label: t`Each week` },
            { id: 'MONTH', label: t`Each month` },
          ]}
          value={period}
          onChange={(id) => setPeriod(id === 'WEEK' ? 'WEEK' : 'MONTH')}
        />
        <CostRuleFields
          label={t`Who bears the cost of new offers`}
          hint={t`Shops can say otherwise; that the network bears more, a coordinator has to approve`}
          value={rule}
          onChange={setRule}
        />
        <Button type="submit" isPending={steps.isPending}>{t`Set it so`}</Button>
      </form>
    </Card>
  );
}

function RatesPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(SettlementRatesDocument, {
    variables: { slug: network.slug },
    fetchPolicy: 'cache-and-network',
  });
  const steps = useRates(network.id);
  const settlement = data?.network?.settlement;
  return (
    <Page
      title={t`Rate and rules`}
      lead={network.name}
      width="wide"
      back={{ to: `/coordinator/${network.slug}/settlement`, label: t`What shops are owed` }}
    >
      {!settlement && error && <ErrorState error={error} onRetry={refetch} />}
      {!settlement && !error && <Skeleton shape="card" count={2} />}
      {settlement && (
        <div className="grid grid-cols-1 items-start gap-6 desktop:grid-cols-2">
          <Card title={t`What a point is worth to a shop`}>
            {settlement.rate === null && (
              <Notice tone="wait" isLive={false}>
                <Trans>There is no rate yet: shops are owed 0 baht for what is used now.</Trans>
              </Notice>
            )}
            <ul aria-label={t`Rates`}>
              {settlement.rates.map((rate) => (
                <RateRow
                  key={rate.id}
                  rate={rate}
                  isNow={rate.id === settlement.rate?.id}
                  canDecide={network.canDecide}
                  steps={steps}
                />
              ))}
            </ul>
          </Card>
          {network.canDecide && (
            <div className="flex flex-col gap-6">
              <ProposeForm steps={steps} />
              <PolicyForm
                key={JSON.stringify(settlement.costRule) + settlement.period}
                settlement={settlement}
                steps={steps}
              />
            </div>
          )}
        </div>
      )}
    </Page>
  );
}

/** `/coordinator/:slug/settlement/rates`: what a point is worth, from when, and who bears the cost. */
export default function SettlementRatesRoute() {
  return <CoordinatorScreen>{(network) => <RatesPage network={network} />}</CoordinatorScreen>;
}
