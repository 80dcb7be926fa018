import { useLingui } from '@lingui/react/macro';
import { CountUp } from '../../design/components/CountUp.tsx';

/** How the day goes, in two numbers. */
export function TodayNumbers({ usedCount, openCount }: { usedCount: number; openCount: number }) {
  const { t } = useLingui();
  return (
    <dl className="grid grid-cols-2 gap-x-6">
      <div className="flex flex-col-reverse justify-end">
        <dt>{t`used today`}</dt>
        <dd className="text-numeral-large font-strong">
          <span className="double-rule inline-block pb-1">
            <CountUp value={usedCount} />
          </span>
        </dd>
      </div>
      <div className="flex flex-col-reverse justify-end">
        <dt>{t`held by members, not used yet`}</dt>
        <dd className="text-numeral-large font-strong text-ink-soft">
          <span className="inline-block pb-2">
            <CountUp value={openCount} />
          </span>
        </dd>
      </div>
    </dl>
  );
}
