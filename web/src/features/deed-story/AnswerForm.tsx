import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Send } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextArea } from '../../design/components/TextArea.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { graphemeCount } from '../../lib/thai-text.ts';
import { AnswerDeedDocument } from './deed-story.generated.ts';

const limit = 1_000;

/** A few words, and the deed waits again. */
export function AnswerForm({ deedId, isAppeal }: { deedId: string; isAppeal: boolean }) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const [send, { loading }] = useMutation(AnswerDeedDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError(undefined);
    const length = graphemeCount(text.trim());
    if (length === 0 || length > limit) {
      setError(length === 0 ? t`A few words are enough` : t`This is too long`);
      return;
    }
    try {
      const { data } = await send({ variables: { input: { deedId, text } } });
      const answer = data?.answerDeed;
      if (answer === undefined) return;
      switch (answer.__typename) {
        case 'AnswerDeedSuccess':
          showToast({ message: t`Sent. Your deed is looked at again.`, tone: 'done' });
          return;
        case 'ValidationError':
          setError(answer.fields[0]?.message ?? answer.message);
          return;
        case 'StateError':
        case 'ForbiddenError':
          setError(answer.message);
          return;
        default:
          answer satisfies never;
      }
    } catch (cause) {
      showFailure(cause);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
      <TextArea
        label={isAppeal ? t`Is there more to tell?` : t`Your answer`}
        hint={t`Those who confirm deeds read it word for word.`}
        rows={3}
        countLimit={limit}
        value={text}
        onChange={setText}
        error={error}
      />
      <Button type="submit" variant="primary" icon={Send} isPending={loading} isFullWidth>
        {t`Send the answer`}
      </Button>
    </form>
  );
}
