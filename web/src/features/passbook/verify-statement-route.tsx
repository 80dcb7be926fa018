import { useLazyQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { readBaht } from '../../lib/baht.ts';
import { parseWholeNumber } from '../../lib/numbers.ts';
import { VerifyStatementDocument, type VerifyStatementQueryVariables } from './verify-statement.generated.ts';

/** What is on the paper, and in which of the two books it is looked for. */
interface Asked extends VerifyStatementQueryVariables {
  code: string;
  isOfShop: boolean;
  closingBalance: number | null;
  payableSatang: number | null;
}

/** A shop's statement has a code of nine, as a line of a passbook; a passbook's statement has one of twelve. */
const shopCodeLength = 9;

/** Null when there is a sum that cannot be read: "true" would be said of the code alone, and believed of the sum. */
function questionOf(code: string, sum: string): Asked | null {
  const isOfShop = code.replace(/[\s-]/g, '').length === shopCodeLength;
  if (sum.trim() === '') return { code, isOfShop, closingBalance: null, payableSatang: null };
  if (isOfShop) {
    const payableSatang = readBaht(sum);
    return payableSatang === null ? null : { code, isOfShop, closingBalance: null, payableSatang };
  }
  const closingBalance = parseWholeNumber(sum);
  return Number.isNaN(closingBalance) ? null : { code, isOfShop, closingBalance, payableSatang: null };
}

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
  const { isOfShop, closingBalance, payableSatang } = asked;
  return (
    <Notice tone="done" title={t`True`}>
      {isOfShop && payableSatang === null && (
        <Trans>
          There is a shop’s statement with this code. Type the sum to be paid to have that checked too.
        </Trans>
      )}
      {isOfShop && payableSatang !== null && (
        <Trans>There is a shop’s statement with this code, and the sum to be paid is what you typed.</Trans>
      )}
      {!isOfShop && closingBalance === null && (
        <Trans>
          There is a statement with this code. Type the balance at its end to have that checked too.
        </Trans>
      )}
      {!isOfShop && closingBalance !== null && (
        <Trans>There is a statement with this code, and its balance is what you typed.</Trans>
      )}
    </Notice>
  );
}

/**
 * `/verify-statement` and, from the square on the paper, `/s/:code`: true or not true, and no more. For everybody, and for
 * both kinds of paper: a passbook's statement and a shop's.
 */
export default function VerifyStatementRoute() {
  const { t } = useLingui();
  const { code: scanned = '' } = useParams();
  const [code, setCode] = useState(scanned);
  const [sum, setSum] = useState('');
  const [isUnclear, setIsUnclear] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [verify, { data, error, loading }] = useLazyQuery(VerifyStatementDocument, {
    fetchPolicy: 'network-only',
  });

  function ask(question: Asked | null): void {
    setIsUnclear(question === null);
    setAsked(question);
    if (question === null) return;
    // What goes wrong is in `error`.
    verify({ variables: question }).catch(() => undefined);
  }
  // Who scanned the square has asked already.
  useEffect(() => {
    if (scanned === '') return;
    const question = questionOf(scanned, '');
    if (question === null) return;
    setAsked(question);
    verify({ variables: question }).catch(() => undefined);
  }, [scanned, verify]);

  const verdict = data?.verifyStatement ?? data?.verifySettlement;
  return (
    <Page
      title={t`Is this statement true?`}
      lead={t`For whoever holds a statement of a goodness passbook or of a shop. You learn whether it is true, and nothing about the person or the shop.`}
      width="narrow"
    >
      <form
        className="passbook-page flex flex-col gap-5 p-5 tablet:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() === '') return;
          ask(questionOf(code, sum));
        }}
      >
        <TextField
          label={t`Statement code`}
          hint={t`At the end of the paper: twelve letters and digits, or nine on a shop’s.`}
          value={code}
          onChange={setCode}
          isCode
        />
        <TextField
          label={t`Sum at the end (if you want it checked)`}
          hint={t`The balance in points; on a shop’s statement the baht to be paid.`}
          value={sum}
          onChange={setSum}
          inputMode="decimal"
          error={isUnclear ? t`Type the sum as a number, as 9,250.50.` : undefined}
        />
        <div>
          <Button variant="primary" type="submit" isPending={loading}>
            <Trans context="statement">Ask</Trans>
          </Button>
        </div>
        <div aria-live="polite">
          {asked && error && <ErrorState error={error} onRetry={() => ask(asked)} />}
          {!error && !loading && verdict && asked && <Verdict isTrue={verdict.isTrue} asked={asked} />}
        </div>
      </form>
    </Page>
  );
}
