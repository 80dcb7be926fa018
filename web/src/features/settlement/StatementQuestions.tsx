import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Badge } from '../../design/components/Badge.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { SegmentedControl } from '../../design/components/SegmentedControl.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { readBaht } from '../../lib/baht.ts';
import { Baht } from './Baht.tsx';
import type { Statement } from './StatementSums.tsx';
import { disputeWords } from './settlement-words.ts';
import type { useStatementSteps } from './use-statement-steps.ts';

type Steps = ReturnType<typeof useStatementSteps>;
type Dispute = Statement['disputes'][number];
/** As whom this person reads the statement. */
export type Reader = 'OWNER' | 'COORDINATOR' | 'READER';

/** A coordinator's answer: by how much the next statement corrects this one, or why it stays. */
function AnswerForm({ dispute, steps }: { dispute: Dispute; steps: Steps }) {
  const { t } = useLingui();
  const [way, setWay] = useState<'CORRECT' | 'KEEP'>('KEEP');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const satang = readBaht(amount);
  const isWrong = way === 'CORRECT' && (satang === null || satang === 0);
  const [isTried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isWrong && reason.trim() !== '')
      void steps.answer(dispute.id, way === 'KEEP' ? null : satang, reason);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4 pt-2">
      <SegmentedControl
        label={t`Answer`}
        options={[
          { id: 'KEEP', label: t`It is right as it is` },
          { id: 'CORRECT', label: t({ message: 'Correct it', context: 'statement' }) },
        ]}
        value={way}
        onChange={(id) => setWay(id === 'CORRECT' ? 'CORRECT' : 'KEEP')}
      />
      {way === 'CORRECT' && (
        <TextField
          label={t`Correction`}
          hint={t`Stands on the next statement. With a minus when too much was counted.`}
          inputMode="text"
          suffix={t`baht`}
          value={amount}
          onChange={setAmount}
          error={isTried && isWrong ? t`An amount like 12.50` : undefined}
        />
      )}
      <TextArea
        label={t`What the owner reads`}
        value={reason}
        onChange={setReason}
        error={isTried && reason.trim() === '' ? t`Write a word about it` : undefined}
      />
      <Button type="submit" variant="primary" isPending={steps.isPending}>
        <Trans>Answer</Trans>
      </Button>
    </form>
  );
}

function Question({ dispute, reader, steps }: { dispute: Dispute; reader: Reader; steps: Steps }) {
  const { i18n } = useLingui();
  const { word, tone } = disputeWords[dispute.state];
  const isOpen = dispute.state === 'OPEN' || dispute.state === 'PROPOSED';
  return (
    <li className="flex flex-col gap-2 border-b border-rule pb-4 last:border-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Badge tone={tone}>{i18n._(word)}</Badge>
        <DateTime value={dispute.openedAt} />
      </div>
      <p>“{dispute.note}”</p>
      {dispute.reason !== null && (
        <p>
          <strong>
            <Trans>Answer:</Trans>
          </strong>{' '}
          {dispute.reason}
        </p>
      )}
      {dispute.correctionSatang !== null && (
        <p>
          <Trans>Correction:</Trans> <Baht satang={dispute.correctionSatang} />
        </p>
      )}
      {reader === 'OWNER' && isOpen && (
        <Button variant="quiet" isPending={steps.isPending} onPress={() => void steps.takeBack(dispute.id)}>
          <Trans>Take the question back</Trans>
        </Button>
      )}
      {reader === 'COORDINATOR' && dispute.state === 'OPEN' && <AnswerForm dispute={dispute} steps={steps} />}
      {reader === 'COORDINATOR' && dispute.state === 'PROPOSED' && (
        <Button variant="primary" isPending={steps.isPending} onPress={() => void steps.confirm(dispute.id)}>
          <Trans>Confirm the correction too</Trans>
        </Button>
      )}
    </li>
  );
}

export interface StatementQuestionsProps {
  statement: Statement;
  reader: Reader;
  steps: Steps;
}

/** What the shop has asked about the statement, and what was answered. */
export function StatementQuestions({ statement, reader, steps }: StatementQuestionsProps) {
  const { t } = useLingui();
  if (statement.disputes.length === 0) return null;
  return (
    <Card title={t`Questions and answers`}>
      <ul className="flex flex-col gap-4">
        {statement.disputes.map((dispute) => (
          <Question key={dispute.id} dispute={dispute} reader={reader} steps={steps} />
        ))}
      </ul>
    </Card>
  );
}

export interface AskSheetFormProps {
  isPending: boolean;
  onSend: (note: string) => void;
}

/** The owner's question, in their own words. */
export function AskForm({ isPending, onSend }: AskSheetFormProps) {
  const { t } = useLingui();
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (note.trim() !== '') onSend(note);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextArea
        label={t`What is not right?`}
        hint={t`A coordinator reads it and answers. The statement stays; a correction comes with the next one.`}
        value={note}
        onChange={setNote}
        error={isTried && note.trim() === '' ? t`Write a word about it` : undefined}
      />
      <Button type="submit" variant="primary" isFullWidth isPending={isPending}>
        <Trans>Send the question</Trans>
      </Button>
    </form>
  );
}
