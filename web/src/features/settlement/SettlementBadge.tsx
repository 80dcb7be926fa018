import { useLingui } from '@lingui/react/macro';
import { Badge } from '../../design/components/Badge.tsx';
import type { SettlementStatementState } from './settlement-statement.generated.ts';
import { stateWords } from './settlement-words.ts';

/** Where a statement stands; of one on which nothing is due, that. */
export function SettlementBadge({
  state,
  payableSatang,
}: {
  state: SettlementStatementState;
  payableSatang: number;
}) {
  const { t, i18n } = useLingui();
  if (state === 'ISSUED' && payableSatang === 0) return <Badge>{t`Nothing to pay`}</Badge>;
  const { word, tone, icon } = stateWords[state];
  return (
    <Badge tone={tone} icon={icon}>
      {i18n._(word)}
    </Badge>
  );
}
