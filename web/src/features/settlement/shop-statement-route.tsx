import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { StatementPage } from './StatementPage.tsx';

/** `/shop/:merchantId/settlement/:statementId`, for the owner. */
export default function ShopStatementRoute() {
  const { t } = useLingui();
  const { merchantId = '', statementId = '' } = useParams();
  const back = { to: `/shop/${merchantId}/settlement`, label: t`Statements` };
  return <StatementPage statementId={statementId} canDecide={false} back={back} />;
}
