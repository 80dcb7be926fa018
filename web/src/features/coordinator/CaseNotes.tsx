import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Check, Eye, EyeOff, Send } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '../../design/components/Badge.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { SegmentedControl } from '../../design/components/SegmentedControl.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { newKey } from '../../lib/idempotency-key.ts';
import { graphemeCount } from '../../lib/thai-text.ts';
import {
  AddCaseNoteDocument,
  type CaseNotes_merchantFragment,
  CaseNotes_merchantFragmentDoc,
  type CaseNoteVisibility,
  SettleCaseNoteDocument,
} from './case-notes.generated.ts';
import { useCaseAction } from './use-case-action.ts';

type Note = NonNullable<CaseNotes_merchantFragment['review']>['notes'][number];

const limit = 1_000;

/** What was said on a case: among the coordinators, and with the shop. Each line says who reads it. */
export function CaseNotes({ merchant }: { merchant: FragmentType<CaseNotes_merchantFragment> }) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: CaseNotes_merchantFragmentDoc, from: merchant });
  if (!complete || data.review === null) return null;
  return (
    <Card title={t`Notes`}>
      <div className="flex flex-col gap-4">
        {data.review.notes.length > 0 && (
          <ul className="flex flex-col gap-4">
            {data.review.notes.map((note) => (
              <NoteLine key={note.id} note={note} />
            ))}
          </ul>
        )}
        <NewNote merchantId={data.id} />
      </div>
    </Card>
  );
}

function NoteLine({ note }: { note: Note }) {
  const { t } = useLingui();
  const { isPending, run } = useCaseAction();
  const [settle] = useMutation(SettleCaseNoteDocument);
  const isInternal = note.visibility === 'INTERNAL';
  const settleIt = () =>
    run(async () => (await settle({ variables: { input: { noteId: note.id } } })).data?.settleCaseNote);
  return (
    <li className="flex flex-col gap-1 border-l-3 border-rule-strong pl-3">
      <p className="flex flex-wrap items-center gap-2 text-ink-soft">
        {note.side === 'MERCHANT' ? t`The shop` : note.author}
        {' · '}
        <DateTime value={note.at} show="date-time" />
        <Badge icon={isInternal ? EyeOff : Eye}>
          {isInternal ? t`Coordinators only` : t`The shop reads it`}
        </Badge>
      </p>
      <p className="whitespace-pre-line">{note.body}</p>
      {note.isOpen && (
        <div>
          <Button variant="quiet" icon={Check} isPending={isPending} onPress={() => void settleIt()}>
            {t`Dealt with`}
            <span className="sr-only">: {note.body}</span>
          </Button>
        </div>
      )}
    </li>
  );
}

function NewNote({ merchantId }: { merchantId: string }) {
  const { t } = useLingui();
  const { isPending, run } = useCaseAction();
  const [add] = useMutation(AddCaseNoteDocument);
  const [visibility, setVisibility] = useState<CaseNoteVisibility>('INTERNAL');
  const [body, setBody] = useState('');
  const [idempotencyKey, setKey] = useState(newKey);
  const length = graphemeCount(body.trim());
  const send = async () => {
    const input = { merchantId, visibility, body: body.trim(), idempotencyKey };
    const isDone = await run(async () => (await add({ variables: { input } })).data?.addCaseNote);
    if (!isDone) return;
    setBody('');
    setKey(newKey());
  };
  return (
    <div className="flex flex-col gap-3">
      <SegmentedControl
        label={t`Who reads it`}
        value={visibility}
        onChange={(id) => setVisibility(id === 'PUBLIC' ? 'PUBLIC' : 'INTERNAL')}
        options={[
          { id: 'INTERNAL', label: t`Coordinators only` },
          { id: 'PUBLIC', label: t`The shop too` },
        ]}
      />
      <TextArea
        label={t`A new note`}
        hint={
          visibility === 'INTERNAL'
            ? t`The shop never sees this.`
            : t`The shop gets a notice, and can answer.`
        }
        rows={3}
        countLimit={limit}
        value={body}
        onChange={setBody}
      />
      <Button
        icon={Send}
        isPending={isPending}
        isDisabled={length === 0 || length > limit}
        onPress={() => void send()}
      >
        {visibility === 'INTERNAL' ? t`Keep the note` : t`Send it to the shop`}
      </Button>
    </div>
  );
}
