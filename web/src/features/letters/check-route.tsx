import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { BadgeCheck, ScanQrCode } from 'lucide-react';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { letterCodeIn } from './letter-code.ts';
import { CheckLetterDocument } from './letters.generated.ts';

const QrScanner = lazy(() =>
  import('../../design/components/QrScanner.tsx').then((module) => ({ default: module.QrScanner })),
);

/** All that a code tells. Of one that is revoked, over or unknown: the same words. */
function Answer({ code }: { code: string }) {
  const { t } = useLingui();
  // One look is one count: what was seen once is not asked for again by itself.
  const { data, error, refetch } = useQuery(CheckLetterDocument, {
    variables: { code },
    fetchPolicy: 'no-cache',
  });
  if (!data) {
    return error === undefined ? (
      <Skeleton shape="card" count={1} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  const letter = data.recognitionLetter;
  if (letter === null) {
    return (
      <Notice tone="stop" title={t`Not found, or over`}>
        <Trans>Check the code once more, or ask for a new letter.</Trans>
      </Notice>
    );
  }
  return (
    <Card tone="done">
      <div className="flex flex-col gap-4">
        <p role="status" className="flex items-center gap-2 text-title font-strong text-done">
          <BadgeCheck aria-hidden className="size-7 shrink-0" />
          <Trans>This letter is true</Trans>
        </p>
        <p className="text-lead">{letter.sentence}</p>
        <KeyValue
          items={[
            { label: t`Community`, value: letter.networkName },
            {
              label: t`Holder`,
              value: letter.holderName ?? t`Not named: ask for the member card`,
            },
            { label: t`Good until`, value: <DateTime value={letter.validUntil} show="date-time" /> },
          ]}
        />
      </div>
    </Card>
  );
}

function CodeForm() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isScanning, setIsScanning] = useState(false);

  function look(text: string): void {
    const code = letterCodeIn(text);
    if (code === null) setProblem(t`A code has 16 letters and digits.`);
    else navigate(`/letter/${code}`);
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    look(typed);
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={t`Code on the letter`}
        isCode
        autoComplete="off"
        autoCapitalize="characters"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setProblem(undefined);
        }}
        {...(problem === undefined ? {} : { error: problem })}
      />
      <Button type="submit" variant="primary" isFullWidth>{t`Check the letter`}</Button>
      {isScanning ? (
        <Suspense fallback={<Skeleton shape="card" count={1} />}>
          <QrScanner
            onCode={look}
            onUnavailable={() => setProblem(t`The camera cannot be used here. Type the code.`)}
            onNothingFound={() => setProblem(t`No code was found in that picture.`)}
          />
        </Suspense>
      ) : (
        <Button icon={ScanQrCode} isFullWidth onPress={() => setIsScanning(true)}>
          {t`Scan the letter`}
        </Button>
      )}
    </form>
  );
}

/** `/letter` and `/letter/:code`: anybody, signed in or not, checks a letter that they were shown. */
export default function CheckLetterRoute() {
  const { t } = useLingui();
  const { code } = useParams();
  return (
    <Page
      title={t`Check a letter of recognition`}
      lead={t`You learn what the letter says, and nothing else about the person.`}
      width="narrow"
    >
      <div className="flex flex-col gap-6">
        {code !== undefined && <Answer key={code} code={code} />}
        <Card {...(code === undefined ? {} : { title: t`Another letter` })}>
          <CodeForm key={code ?? ''} />
        </Card>
      </div>
    </Page>
  );
}
