import { useLazyQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Points } from '../../design/components/Points.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { CoordinatorScreen } from './CoordinatorScreen.tsx';
import { CheckEntryDocument, type CheckEntryQuery } from './check-entry.generated.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

type Found = NonNullable<CheckEntryQuery['network']>['checkedEntry'];

function Answer({ found }: { found: Found }) {
  const { t } = useLingui();
  if (found === null) {
    return (
      <Notice tone="stop" title={t`There is no such line`}>
        <Trans>
          No line of this member has this code. Read both once more from the paper; if they are right, the
          line is not from our books.
        </Trans>
      </Notice>
    );
  }
  return (
    <Notice tone="done" title={t`This line is in the books`}>
      <span className="block pb-2">
        <Trans>Compare it with the paper. If a number differs, the paper was changed.</Trans>
      </span>
      <KeyValue
        items={[
          { label: t`Date`, value: <DateTime value={found.at} /> },
          {
            label:
              found.points < 0
                ? t({ message: 'Out', context: 'passbook' })
                : t({ message: 'In', context: 'passbook' }),
            value: <Points value={Math.abs(found.points)} isPlain />,
          },
          { label: t`Balance`, value: <Points value={found.balanceAfter} isPlain /> },
        ]}
      />
    </Notice>
  );
}

function CheckPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const [memberNumber, setMemberNumber] = useState('');
  const [checkCode, setCheckCode] = useState('');
  const [check, { data, error, loading }] = useLazyQuery(CheckEntryDocument, { fetchPolicy: 'network-only' });
  function ask(): void {
    // What goes wrong is in `error`.
    check({ variables: { slug: network.slug, memberNumber, checkCode } }).catch(() => undefined);
  }
  return (
    <Page
      title={t`Check a printed line`}
      lead={t`A line of a printed passbook, held against the books. You see what is on the paper, and no more.`}
      width="narrow"
    >
      <Card>
        <form
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (memberNumber.trim() !== '' && checkCode.trim() !== '') ask();
          }}
        >
          <TextField
            label={t`Member number`}
            hint={t`At the top of the paper.`}
            value={memberNumber}
            onChange={setMemberNumber}
            inputMode="numeric"
          />
          <TextField
            label={t`Check code of the line`}
            hint={t`Nine letters and digits, at the end of the line.`}
            value={checkCode}
            onChange={setCheckCode}
            isCode
          />
          <div>
            <Button variant="primary" type="submit" isPending={loading}>
              <Trans>Look it up</Trans>
            </Button>
          </div>
        </form>
        <div aria-live="polite" className="pt-4 empty:pt-0">
          {error && <ErrorState error={error} onRetry={ask} />}
          {!error && !loading && data && <Answer found={data.network?.checkedEntry ?? null} />}
        </div>
      </Card>
    </Page>
  );
}

/** `/coordinator/:slug/check`: whether a line on paper is true. */
export default function CheckEntryRoute() {
  return <CoordinatorScreen>{(network) => <CheckPage network={network} />}</CoordinatorScreen>;
}
