import { useMutation, useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CircleSlash, Printer } from 'lucide-react';
import { useParams } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MarigoldMark } from '../../design/components/MarigoldMark.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { LetterBadge } from './LetterBadge.tsx';
import { groupLetterCode } from './letter-code.ts';
import { LetterDocument, type LetterQuery, RevokeRecognitionLetterDocument } from './letters.generated.ts';

type Letter = Extract<NonNullable<LetterQuery['node']>, { __typename: 'RecognitionLetter' }>;

/** The letter itself, on the screen and on paper: black on white in every theme. */
function LetterPaper({ letter, code }: { letter: Letter; code: string }) {
  const { t } = useLingui();
  return (
    <div
      data-theme="light"
      className="passbook-page mx-auto flex flex-col items-center gap-5 p-6 text-center text-ink print:border-2 print:shadow-none"
    >
      <p className="flex w-full items-center justify-center gap-2.5 border-b border-rule pb-3 font-heading text-title font-strong">
        <MarigoldMark className="size-8 shrink-0" />
        <span className="min-w-0">{letter.networkName}</span>
      </p>
      <p className="text-lead">{letter.holderName ?? <Trans>The holder, who shows the member card</Trans>}</p>
      <p className="text-lead font-strong">{letter.sentence}</p>
      <QrCode
        value={`${window.location.origin}/letter/${code}`}
        label={t`Code of the letter: ${groupLetterCode(code)}`}
      />
      <p className="text-title font-strong select-all">{groupLetterCode(code)}</p>
      <p className="text-ink-soft">
        <Trans>
          Made <DateTime value={letter.madeAt} />, good until <DateTime value={letter.validUntil} />
        </Trans>
        <br />
        <Trans>Check it at {`${window.location.host}/letter`}</Trans>
      </p>
    </div>
  );
}

function RevokeButton({ letterId }: { letterId: string }) {
  const { t } = useLingui();
  const [revoke, { loading }] = useMutation(RevokeRecognitionLetterDocument);
  return (
    <Button
      icon={CircleSlash}
      isPending={loading}
      onPress={async () => {
        try {
          const { data } = await revoke({ variables: { letterId } });
          const result = data?.revokeRecognitionLetter;
          if (result?.__typename === 'LetterNotFoundError')
            showToast({ message: result.message, tone: 'stop' });
        } catch (cause) {
          showFailure(cause);
        }
      }}
    >{t`End this letter`}</Button>
  );
}

function LetterBody({ letter }: { letter: Letter }) {
  const { t } = useLingui();
  const isValid = letter.state === 'VALID';
  return (
    <div className="flex flex-col gap-5">
      {isValid && letter.code !== null ? (
        <LetterPaper letter={letter} code={letter.code} />
      ) : (
        <Notice
          tone="wait"
          isLive={false}
          title={isValid ? t`The printed letter is still good` : t`This letter is good no more`}
        >
          {isValid ? <Trans>Its code cannot be shown again. Make a new letter.</Trans> : letter.sentence}
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3 print:hidden">
        <LetterBadge state={letter.state} />
        <span className="text-ink-soft">
          <Plural
            value={letter.checkCount}
            _0="Nobody has looked at it yet"
            one="Looked at once"
            other="Looked at # times"
          />
        </span>
        {isValid && <RevokeButton letterId={letter.id} />}
      </div>
    </div>
  );
}

/** `/letters/:letterId`: one letter, to show, to print, or to end. */
export default function LetterRoute() {
  const { t } = useLingui();
  const { letterId = '' } = useParams();
  const { data, error, refetch } = useQuery(LetterDocument, {
    variables: { letterId },
    fetchPolicy: 'cache-and-network',
  });
  const letter = data?.node?.__typename === 'RecognitionLetter' ? data.node : null;
  return (
    <Page
      title={t`Letter of recognition`}
      width="narrow"
      back={{ to: '/letters', label: t`Letters of recognition` }}
      {...(letter?.state === 'VALID' && letter.code !== null
        ? {
            actions: (
              <Button icon={Printer} onPress={() => window.print()}>
                {t({ message: 'Print', context: 'letter' })}
              </Button>
            ),
          }
        : {})}
    >
      {data === undefined && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {data === undefined && error === undefined && <Skeleton shape="card" count={1} />}
      {data !== undefined && letter === null && (
        <EmptyState picture="fluent:page-facing-up" title={t`There is no such letter`} />
      )}
      {letter !== null && <LetterBody letter={letter} />}
    </Page>
  );
}
