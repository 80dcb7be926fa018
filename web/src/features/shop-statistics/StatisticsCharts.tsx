import { DayChart } from './DayChart.tsx';
import { HourGrid } from './HourGrid.tsx';
import { OfferChart } from './OfferChart.tsx';
import { ReturnVisits } from './ReturnVisits.tsx';
import type { Statistics } from './statistics.ts';

/** Loaded when there is something to draw. */
export default function StatisticsCharts({ statistics }: { statistics: Statistics }) {
  return (
    <div className="grid items-start gap-5 desktop:grid-cols-2">
      <DayChart statistics={statistics} />
      <HourGrid statistics={statistics} />
      <OfferChart statistics={statistics} />
      <ReturnVisits statistics={statistics} />
    </div>
  );
}
