import { useLingui } from '@lingui/react/macro';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { groupCode } from '../../lib/group-code.ts';
import { Baht } from './Baht.tsx';
import type { SettlementStatementPageQuery } from './settlement-statement.generated.ts';

export type Statement = Extract<SettlementStatementPageQuery['node'], { __typename: 'SettlementStatement' }>;

/** How the sum comes about; what is nothing is left out. */
export function StatementSums({ statement }: { statement: Statement }) {
  const { t } = useLingui();
  const sums = [
    { label: t`Brought forward`, satang: statement.openingSatang, isAlways: false },
    { label: t`Vouchers used`, satang: statement.usesSatang, isAlways: true },
    { label: t`Vouchers taken back`, satang: statement.reversalsSatang, isAlways: false },
    { label: t`Corrections`, satang: statement.adjustmentsSatang, isAlways: false },
    { label: t`To be paid to the shop`, satang: statement.payableSatang, isAlways: true },
    { label: t`Carried to the next statement`, satang: statement.carriedSatang, isAlways: false },
  ];
  return (
    <KeyValue
      items={[
        ...sums
          .filter(({ satang, isAlways }) => isAlways || satang !== 0)
          .map(({ label, satang }) => ({ label, value: <Baht satang={satang} /> })),
        { label: t`Number`, value: statement.number },
        { label: t`Check code`, value: groupCode(statement.checkCode) },
      ]}
    />
  );
}
