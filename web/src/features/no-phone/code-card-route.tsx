import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { useSession } from '../../app/session/viewer-context.ts';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { MarigoldMark } from '../../design/components/MarigoldMark.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { formatDate } from '../../lib/dates.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import { PrintCounterCodesDocument } from './code-card.generated.ts';

interface PrintedCard {
  memberNumber: string;
  printedAt: string;
  codes: readonly { number: number; code: string }[];
}

/** In two halves, as it is read aloud. */
function spaced(digits: string): string {
  const half = digits.length / 2;
  return `${digits.slice(0, half)} ${digits.slice(half)}`;
}

/** As large as a bank card, on white paper in every theme. No name: whoever finds it learns a number. */
function CodeCard({ card, networkName }: { card: PrintedCard; networkName: string }) {
  const { t } = useLingui();
  return (
    <article
      data-theme="light"
      aria-label={t`Card of codes`}
      className="mx-auto flex w-full max-w-[21rem] flex-col gap-2 rounded-page border-2 border-rule-strong bg-white p-4 text-ink print:max-w-[86mm]"
    >
      <p className="flex items-center gap-2 font-strong">
        <MarigoldMark className="size-6" />
        {networkName}
      </p>
      <p lang="th">
        สมาชิก {spaced(card.memberNumber)} · {formatDate(card.printedAt, 'th')}
      </p>
      <ol aria-label={t`Codes`} className="grid grid-cols-2 gap-x-4">
        {card.codes.map(({ number, code }) => (
          <li key={number} className="flex items-baseline gap-2 border-b border-rule py-0.5">
            <span className="w-7 text-ink-soft">{number}.</span>
            <span className="text-lead font-strong">{spaced(code)}</span>
          </li>
        ))}
      </ol>
      <p lang="th">บอกรหัสทีละข้อเมื่อร้านถาม ใช้แล้วขีดทิ้ง เก็บไว้คนละที่กับบัตรสมาชิก</p>
    </article>
  );
}

function usePrintCard(networkId: string | null) {
  const [print, { loading }] = useMutation(PrintCounterCodesDocument);
  const [key, setKey] = useState(newKey);
  const [card, setCard] = useState<PrintedCard | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { t } = useLingui();
  const make = async (memberNumber: string) => {
    if (networkId === null) return;
    setRefusal(null);
    try {
      const { data } = await print({
        variables: { input: { networkId, memberNumber, idempotencyKey: key } },
      });
      const answer = data?.printCounterCodes;
      switch (answer?.__typename) {
        case 'PrintCounterCodesSuccess':
          setKey(newKey());
          if (answer.codes === null)
            setRefusal(t`This card was made before, and is not shown twice. Make another.`);
          else
            setCard({
              memberNumber: answer.memberNumber,
              printedAt: answer.printedAt,
              codes: answer.codes.map((code, index) => ({ number: index + 1, code })),
            });
          return;
        case 'ValidationError':
          setRefusal(answer.fields[0]?.message ?? answer.message);
          return;
        case 'ForbiddenError':
        case 'IdempotencyConflictError':
          setKey(newKey());
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
  return { make, card, refusal, isPending: loading, another: () => setCard(null) };
}

/** `/coordinator/:slug/code-card`: ten one-time codes for a member without a phone, on paper of a bank card's size. */
export default function CodeCardRoute() {
  const { t } = useLingui();
  const { slug = '' } = useParams();
  const [search] = useSearchParams();
  const membership = useSession().viewer?.memberships.find(
    (each) => each.network.slug === slug && each.status === 'ACTIVE' && each.roles.includes('COORDINATOR'),
  );
  const [memberNumber, setMemberNumber] = useState(search.get('member') ?? '');
  const { make, card, refusal, isPending, another } = usePrintCard(membership?.network.id ?? null);
  if (membership === undefined) return <NotFoundPage />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void make(memberNumber);
  };
  return (
    <Page
      title={t`Card of codes`}
      width="narrow"
      back={{ to: `/coordinator/${slug}/members`, label: t`Members` }}
      lead={t`For a member without a phone: a code for each benefit at a shop’s counter.`}
    >
      {card === null ? (
        <Card>
          <form noValidate onSubmit={submit} className="flex flex-col gap-4">
            <TextField
              label={t`Member number`}
              value={memberNumber}
              onChange={setMemberNumber}
              inputMode="numeric"
              autoComplete="off"
              error={refusal ?? undefined}
            />
            <p className="text-ink-soft">
              <Trans>
                Only when the member asks for it. A card that the member has already is ended by this one, and
                it stays on record that you printed it.
              </Trans>
            </p>
            <div>
              <Button type="submit" variant="primary" icon={Printer} isPending={isPending}>
                {t`Make the card`}
              </Button>
            </div>
          </form>
        </Card>
      ) : (
        <div className="flex flex-col gap-4">
          <CodeCard card={card} networkName={membership.network.name} />
          <div className="flex flex-col gap-4 print:hidden">
            <Notice tone="wait" isLive={false}>
              <Trans>Print it now: it is shown this once. The codes are kept nowhere.</Trans>
            </Notice>
            <div className="flex flex-wrap justify-center gap-3">
              <Button variant="primary" icon={Printer} onPress={() => window.print()}>
                {t({ message: 'Print', context: 'code card' })}
              </Button>
              <Button onPress={another}>{t`Another card`}</Button>
            </div>
          </div>
        </div>
      )}
    </Page>
  );
}
