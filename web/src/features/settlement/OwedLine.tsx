import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Banknote } from 'lucide-react';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { noonOf } from '../../lib/village-day.ts';
import { Baht } from './Baht.tsx';
import { type OwedLine_merchantFragment, OwedLine_merchantFragmentDoc } from './owed-line.generated.ts';

type Last = NonNullable<OwedLine_merchantFragment['settlementStatements']>['nodes'][number];

function LastStatement({ last }: { last: Last }) {
  const paid = last.payments.findLast(({ kind }) => kind === 'PAID');
  if (last.state === 'PAID' && paid?.paidOn) {
    return (
      <Trans>
        Last statement: <Baht satang={last.payableSatang} />, paid on <DateTime value={noonOf(paid.paidOn)} />
      </Trans>
    );
  }
  return (
    <Trans>
      Last statement, up to <DateTime value={noonOf(last.lastDay)} />: <Baht satang={last.payableSatang} />
    </Trans>
  );
}

/** What the network owes the shop, in one line: so far, and the last statement. Owners alone. */
export function OwedLine({ merchant }: { merchant: FragmentType<OwedLine_merchantFragment> }) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: OwedLine_merchantFragmentDoc, from: merchant });
  if (!complete || data.settlement === null) return null;
  const last = data.settlementStatements?.nodes[0];
  const { owedSatang, rate } = data.settlement;
  return (
    <Card>
      <List label={t`What the network owes us`}>
        <ListRow
          to={`/shop/${data.id}/settlement`}
          start={<Banknote aria-hidden className="size-6 shrink-0 text-ink-soft" />}
          title={t`What the network owes us`}
          hint={
            rate === null && last === undefined ? (
              <Trans>The network has no rate for points yet, so nothing is owed.</Trans>
            ) : (
              last && <LastStatement last={last} />
            )
          }
          end={<Baht satang={owedSatang} size="large" />}
        />
      </List>
    </Card>
  );
}
