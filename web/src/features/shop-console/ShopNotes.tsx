import type { FragmentType } from '@apollo/client';
import { useFragment, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextArea } from '../../design/components/TextArea.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import { graphemeCount } from '../../lib/thai-text.ts';
import {
  AnswerCaseNoteDocument,
  type ShopNotes_merchantFragment,
  ShopNotes_merchantFragmentDoc,
} from './shop-notes.generated.ts';

const limit = 1_000;

/** What the coordinators asked, and the shop's answers. Nothing while nothing was asked. */
export function ShopNotes({ merchant }: { merchant: FragmentType<ShopNotes_merchantFragment> }) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: ShopNotes_merchantFragmentDoc, from: merchant });
  if (!complete || data.notes === null || data.notes.length === 0) return null;
  return (
    <Card title={t`Between you and the coordinators`}>
      <div className="flex flex-col gap-4">
        <ul className="flex flex-col gap-4">
          {data.notes.map((note) => (
            <li key={note.id} className="border-l-3 border-rule-strong pl-3">
              <p className="text-ink-soft">
                {note.side === 'COORDINATOR' ? t`Coordinator` : (note.author ?? t`Shop`)}
                {' · '}
                <DateTime value={note.at} show="date-time" />
              </p>
              <p className="whitespace-pre-line">{note.body}</p>
            </li>
          ))}
        </ul>
        <Answer merchantId={data.id} />
      </div>
    </Card>
  );
}

function Answer({ merchantId }: { merchantId: string }) {
  const { t } = useLingui();
  const [send, { loading }] = useMutation(AnswerCaseNoteDocument);
  const [body, setBody] = useState('');
  const [idempotencyKey, setKey] = useState(newKey);
  const length = graphemeCount(body.trim());
  const answer = async () => {
    try {
      const input = { merchantId, body: body.trim(), idempotencyKey };
      const { data } = await send({ variables: { input } });
      const result = data?.answerCaseNote;
      if (result === undefined) return;
      if (result.__typename !== 'MerchantCaseSuccess') {
        showToast({ message: result.message, tone: 'stop', seconds: 10 });
        return;
      }
      setBody('');
      setKey(newKey());
    } catch (cause) {
      showFailure(cause);
    }
  };
  return (
    <div className="flex flex-col gap-3">
      <TextArea label={t`Your answer`} rows={3} countLimit={limit} value={body} onChange={setBody} />
      <Button
        icon={Send}
        isPending={loading}
        isDisabled={length === 0 || length > limit}
        onPress={() => void answer()}
      >
        {t`Answer`}
      </Button>
    </div>
  );
}
