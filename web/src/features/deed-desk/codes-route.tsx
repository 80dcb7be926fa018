import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Badge } from '../../design/components/Badge.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { newKey } from '../../lib/idempotency-key.ts';
import { CreateDeedCodeDocument, DeedCodesDocument, RevokeDeedCodeDocument } from './codes.generated.ts';
import { DeskScreen } from './DeskScreen.tsx';
import { type DeskIndicator, IndicatorPicker } from './IndicatorPicker.tsx';

interface MadeCode {
  place: string;
  code: string;
}

function useMakeCode(onMade: (made: MadeCode) => void) {
  const [create, { loading }] = useMutation(CreateDeedCodeDocument, { refetchQueries: [DeedCodesDocument] });
  const [key, setKey] = useState(newKey);
  const [refusal, setRefusal] = useState<string | null>(null);
  const make = async (indicatorId: string, place: string) => {
    setRefusal(null);
    try {
      const { data } = await create({ variables: { input: { indicatorId, place, idempotencyKey: key } } });
      const answer = data?.createDeedCode;
      switch (answer?.__typename) {
        case 'CreateDeedCodeSuccess':
          setKey(newKey());
          if (answer.printedCode !== null) onMade({ place: answer.deedCode.place, code: answer.printedCode });
          return;
        case 'ValidationError':
          setRefusal(answer.fields[0]?.message ?? answer.message);
          return;
        case 'ForbiddenError':
        case 'IdempotencyConflictError':
          setRefusal(answer.message);
          return;
        case undefined:
          return;
        default:
          answer satisfies never;
      }
    } catch (error) {
      showFailure(error);
    }
  };
  return { make, refusal, isPending: loading };
}

function NewCode({ slug }: { slug: string }) {
  const { t } = useLingui();
  const [indicator, setIndicator] = useState<DeskIndicator | null>(null);
  const [place, setPlace] = useState('');
  const [made, setMade] = useState<MadeCode | null>(null);
  const { make, refusal, isPending } = useMakeCode(setMade);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (indicator !== null) void make(indicator.id, place);
  };
  if (made !== null) {
    return (
      <Card title={made.place}>
        <div className="flex flex-col items-center gap-4 text-center">
          <QrCode value={made.code} label={t`Code for ${made.place}`} />
          <p className="text-numeral font-strong">
            {made.code.slice(0, 4)} {made.code.slice(4)}
          </p>
          <p className="text-ink-soft">
            <Trans>Print it now: it is shown this once, and kept nowhere.</Trans>
          </p>
          <div className="flex flex-wrap justify-center gap-3">
            <Button variant="primary" onPress={() => print()}>{t`Print`}</Button>
            <Button
              onPress={() => {
                setMade(null);
                setPlace('');
              }}
            >{t`It hangs`}</Button>
          </div>
        </div>
      </Card>
    );
  }
  return (
    <Card title={t`A new code`}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <IndicatorPicker slug={slug} isForCodes value={indicator} onChange={setIndicator} />
        {indicator !== null && (
          <TextField
            label={t`Where will it hang?`}
            value={place}
            onChange={setPlace}
            autoComplete="off"
            error={refusal ?? undefined}
          />
        )}
        {indicator !== null && (
          <Button
            type="submit"
            variant="primary"
            icon={KeyRound}
            isPending={isPending}
          >{t`Make the code`}</Button>
        )}
      </form>
    </Card>
  );
}

function Codes({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(DeedCodesDocument, { variables: { slug } });
  const [revoke] = useMutation(RevokeDeedCodeDocument);
  const [asked, setAsked] = useState<string | null>(null);
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <Skeleton shape="row" count={3} />;
  const codes = data.network?.deedCodes;
  if (!codes || codes.edges.length === 0) {
    return (
      <EmptyState picture="fluent:memo" title={t`No codes yet`}>
        <Trans>A code hangs where the deed is done, and shows that somebody was there.</Trans>
      </EmptyState>
    );
  }
  const end = async (deedCodeId: string) => {
    try {
      const { data: answer } = await revoke({ variables: { input: { deedCodeId } } });
      if (answer?.revokeDeedCode.__typename === 'RevokeDeedCodeSuccess') setAsked(null);
    } catch (cause) {
      showFailure(cause);
    }
  };
  return (
    <>
      <List label={t`Codes that hang at places`}>
        {codes.edges.map(({ node }) => (
          <ListRow
            key={node.id}
            title={node.place}
            hint={<DateTime value={node.createdAt} show="date" />}
            end={
              node.revokedAt !== null ? (
                <Badge tone="plain">
                  <Trans context="code">Ended</Trans>
                </Badge>
              ) : asked === node.id ? (
                <Button onPress={() => void end(node.id)}>{t`Yes, end it`}</Button>
              ) : (
                <Button variant="quiet" onPress={() => setAsked(node.id)}>{t`End this code`}</Button>
              )
            }
          />
        ))}
      </List>
      {asked !== null && (
        <Notice tone="wait">{t`Its sign then counts no more. What was recorded with it stays.`}</Notice>
      )}
      {codes.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: codes.pageInfo.endCursor } })} />
      )}
    </>
  );
}

/** `/coordinator/:slug/codes`: codes to print and hang up where deeds are done. */
export default function CodesRoute() {
  const { t } = useLingui();
  return (
    <DeskScreen title={t`Codes at places`} isForCoordinators>
      {({ slug }) => (
        <div className="flex flex-col gap-6">
          <NewCode slug={slug} />
          <Codes slug={slug} />
        </div>
      )}
    </DeskScreen>
  );
}
