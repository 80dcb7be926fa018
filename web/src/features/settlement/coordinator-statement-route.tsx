import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { CoordinatorScreen } from '../coordinator/CoordinatorScreen.tsx';
import { StatementPage } from './StatementPage.tsx';

/** `/coordinator/:slug/settlement/:statementId`: a shop's statement, to answer and to pay. */
export default function CoordinatorStatementRoute() {
  const { t } = useLingui();
  const { statementId = '' } = useParams();
  return (
    <CoordinatorScreen>
      {({ slug, canDecide }) => (
        <StatementPage
          statementId={statementId}
          canDecide={canDecide}
          back={{ to: `/coordinator/${slug}/settlement`, label: t`What shops are owed` }}
        />
      )}
    </CoordinatorScreen>
  );
}
