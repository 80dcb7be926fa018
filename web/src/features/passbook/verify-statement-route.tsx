import { useLazyQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { parseWholeNumber } from '../../lib/numbers.ts';
import { VerifyStatementDocument } from './verify-statement.generated.ts';

type Asked = { code: string; closingBalance: number | null };

function Verdict({ isTrue, asked }: { isTrue: boolean; asked: Asked }) {
  const { t } = useLingui();
  if (!isTrue) {
    return (
      <Notice tone="stop" title={t`Not true`}>
        <Trans>
          No statement says what you typed. Look at the paper once more; if it is the same, ask whoever gave
          it to you for a new one.
        </Trans>
      </Notice>
    );
  }
  return (
    <Notice tone="done" title={t`True`}>
      {asked.closingBalance === null ? (
        <Trans>
          There is a statement with this code. Type the balance at its end to have that checked too.
        </Trans>
      ) : (
        <Trans>There is a statement with this code, and its balance is what you typed.</Trans>
      )}
    </Notice>
  );
}

/** `/verify-statement` and, from the square on the paper, `/s/:code`: true or not true, and no more. For everybody. */
export default function VerifyStatementRoute() {
  const { t } = useLingui();
  const { code: scanned = '' } = useParams();
  const [code, setCode] = useState(scanned);
  const [balance, setBalance] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [verify, { data, error, loading }] = useLazyQuery(VerifyStatementDocument, {
    fetchPolicy: 'network-only',
  });

  function ask(question: Asked): void {
    setAsked(question);
    // What goes wrong is in `error`.
    verify({ variables: question }).catch(() => undefined);
  }
  // Who scanned the square has asked already.
  useEffect(() => {
    if (scanned === '') return;
    setAsked({ code: scanned, closingBalance: null });
    verify({ variables: { code: scanned, closingBalance: null } }).catch(() => undefined);
  }, [scanned, verify]);

  const typedBalance = parseWholeNumber(balance);
  return (
    <Page
      title={t`Is this statement true?`}
      lead={t`For whoever holds a statement of a goodness passbook. You learn whether it is true, and nothing about the person.`}
      width="narrow"
    >
      <form
        className="passbook-page flex flex-col gap-5 p-5 tablet:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() === '') return;
          ask({ code, closingBalance: Number.isNaN(typedBalance) ? null : typedBalance });
        }}
      >
        <TextField
          label={t`Statement code`}
          hint={t`Twelve letters and digits, at the end of the paper.`}
          value={code}
          onChange={setCode}
          isCode
        />
        <TextField
          label={t`Balance at the end (if you want it checked)`}
          value={balance}
          onChange={setBalance}
          inputMode="numeric"
        />
        <div>
          <Button variant="primary" type="submit" isPending={loading}>
            <Trans context="statement">Ask</Trans>
          </Button>
        </div>
        <div aria-live="polite">
          {error && <ErrorState error={error} onRetry={() => asked && ask(asked)} />}
          {!error && !loading && data && asked && (
            <Verdict isTrue={data.verifyStatement.isTrue} asked={asked} />
          )}
        </div>
      </form>
    </Page>
  );
}
