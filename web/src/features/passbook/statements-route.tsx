import { useMutation, useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { useMembership } from '../../app/session/use-membership.ts';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateField } from '../../design/components/DateField.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Points } from '../../design/components/Points.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import { noonOf, villageDay } from '../../lib/village-day.ts';
import { groupCode } from './statement-words.ts';
import { CreateStatementDocument, StatementsDocument } from './statements.generated.ts';

/** The days of this year, unless somebody says otherwise. */
function MakeStatement({ memberId }: { memberId: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [from, setFrom] = useState<string | null>(`${villageDay().slice(0, 4)}-01-01`);
  const [to, setTo] = useState<string | null>(villageDay());
  const [refusal, setRefusal] = useState<string | null>(null);
  const [createStatement, { loading }] = useMutation(CreateStatementDocument);
  // One key for one wish: other days are another wish.
  const key = useRef({ days: '', key: '' });

  async function make(): Promise<void> {
    if (from === null || to === null) return;
    const days = `${from}/${to}`;
    if (key.current.days !== days) key.current = { days, key: newKey() };
    const { data } = await createStatement({
      variables: { input: { memberId, from, to, idempotencyKey: key.current.key } },
    });
    const result = data?.createStatement;
    switch (result?.__typename) {
      case undefined:
        return;
      case 'CreateStatementSuccess':
        await navigate(`/passbook/statements/${result.statement.id}`);
        return;
      case 'ValidationError':
        setRefusal(result.fields[0]?.message ?? result.message);
        return;
      case 'ForbiddenError':
      case 'IdempotencyConflictError':
        setRefusal(result.message);
        return;
      default:
        result satisfies never;
    }
  }

  return (
    <Card title={t`A new statement`}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-soft">
          <Trans>
            For the village fund, or to keep. It gets a code, by which anybody who holds the paper can ask
            whether it is true.
          </Trans>
        </p>
        <div className="grid gap-4 tablet:grid-cols-2">
          <DateField label={t`From the day`} value={from} onChange={setFrom} max={to ?? villageDay()} />
          <DateField label={t`To the day`} value={to} onChange={setTo} max={villageDay()} />
        </div>
        {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
        <div>
          <Button
            variant="primary"
            size="large"
            icon={Printer}
            isPending={loading}
            isDisabled={from === null || to === null}
            onPress={() => {
              setRefusal(null);
              make().catch(showFailure);
            }}
          >
            <Trans>Make the statement</Trans>
          </Button>
        </div>
      </div>
    </Card>
  );
}

function MadeStatements({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data, fetchMore } = useQuery(StatementsDocument, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  const made = data?.viewer?.membership?.member?.statements;
  if (made === undefined || made.edges.length === 0) return null;
  return (
    <Card title={t`Statements so far`}>
      <List label={t`Statements so far`}>
        {made.edges.map(({ node }) => (
          <ListRow
            key={node.id}
            to={`/passbook/statements/${node.id}`}
            title={
              <>
                <DateTime value={noonOf(node.from)} /> – <DateTime value={noonOf(node.to)} />
              </>
            }
            hint={
              <>
                <Plural value={node.lineCount} one="# line" other="# lines" />
                {' · '}
                {groupCode(node.code)}
                {node.revokedAt !== null && (
                  <>
                    {' · '}
                    <Trans>taken back</Trans>
                  </>
                )}
              </>
            }
            end={<Points value={node.closingBalance} isPlain />}
          />
        ))}
      </List>
      {made.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: made.pageInfo.endCursor } })} />
      )}
    </Card>
  );
}

/** `/passbook/statements`: some days of the passbook on paper. */
export default function StatementsRoute() {
  const { t } = useLingui();
  const { membership } = useMembership();
  if (membership?.member == null) return <NotFoundPage />;
  return (
    <Page title={t`Print the passbook`} back={{ to: '/passbook', label: t`Passbook` }} width="regular">
      <div className="flex flex-col gap-6">
        <MakeStatement memberId={membership.member.id} />
        <MadeStatements slug={membership.network.slug} />
      </div>
    </Page>
  );
}
