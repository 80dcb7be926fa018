import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateField } from '../../design/components/DateField.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { noonOf, villageDay } from '../../lib/village-day.ts';
import { Baht } from './Baht.tsx';
import type { Reader } from './StatementQuestions.tsx';
import type { Statement } from './StatementSums.tsx';
import type { useStatementSteps } from './use-statement-steps.ts';

type Steps = ReturnType<typeof useStatementSteps>;

function PayForm({ statement, steps }: { statement: Statement; steps: Steps }) {
  const { t } = useLingui();
  const [reference, setReference] = useState('');
  const [paidOn, setPaidOn] = useState<string | null>(villageDay());
  const [isTried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reference.trim() !== '' && paidOn !== null) void steps.pay(reference, paidOn);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <p>
        <Trans>To be paid to the shop</Trans>: <Baht satang={statement.payableSatang} />
      </p>
      <TextField
        label={t`Reference`}
        hint={t`Number of the transfer or the receipt; the owner sees it`}
        value={reference}
        onChange={setReference}
        error={isTried && reference.trim() === '' ? t`Write the number` : undefined}
      />
      <DateField
        label={t`Paid on`}
        max={villageDay()}
        value={paidOn}
        onChange={setPaidOn}
        error={isTried && paidOn === null ? t`Choose a day` : undefined}
      />
      <Button type="submit" variant="primary" isFullWidth isPending={steps.isPending}>
        <Trans>It is paid</Trans>
      </Button>
    </form>
  );
}

function UndoForm({ steps }: { steps: Steps }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!isOpen) {
    return (
      <Button variant="quiet" onPress={() => setOpen(true)}>
        <Trans>It was not paid after all</Trans>
      </Button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') void steps.undo(reason);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextField label={t`Why`} hint={t`The owner reads it`} value={reason} onChange={setReason} />
      <Button type="submit" isPending={steps.isPending}>
        <Trans>Write down that it was not paid</Trans>
      </Button>
    </form>
  );
}

export interface StatementPaymentProps {
  statement: Statement;
  reader: Reader;
  steps: Steps;
}

/** What was paid and when; and for a coordinator of another shop, writing it down. */
export function StatementPayment({ statement, reader, steps }: StatementPaymentProps) {
  const { t } = useLingui();
  const isToPay = statement.state === 'ISSUED' && statement.payableSatang > 0;
  if (statement.payments.length === 0 && (reader !== 'COORDINATOR' || statement.payableSatang === 0))
    return null;
  return (
    <Card title={t({ message: 'Payment', context: 'of a statement' })}>
      <div className="flex flex-col gap-4">
        {statement.payments.map((payment) => (
          <p key={payment.id}>
            {payment.kind === 'PAID' ? (
              <Trans>
                Paid on <DateTime value={noonOf(payment.paidOn ?? '')} />, reference {payment.reference}
              </Trans>
            ) : (
              <Trans>
                Not paid after all (<DateTime value={payment.at} />
                ): {payment.reason}
              </Trans>
            )}
          </p>
        ))}
        {reader === 'COORDINATOR' && statement.state === 'DISPUTED' && (
          <Notice tone="wait" isLive={false}>
            <Trans>The shop asks about this statement. Answer first, then pay.</Trans>
          </Notice>
        )}
        {reader === 'COORDINATOR' && isToPay && <PayForm statement={statement} steps={steps} />}
        {reader === 'COORDINATOR' && statement.state === 'PAID' && <UndoForm steps={steps} />}
      </div>
    </Card>
  );
}
