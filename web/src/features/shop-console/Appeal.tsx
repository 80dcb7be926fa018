import type { FragmentType } from '@apollo/client';
import { useFragment, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextArea } from '../../design/components/TextArea.tsx';
import { graphemeCount } from '../../lib/thai-text.ts';
import {
  type Appeal_merchantFragment,
  Appeal_merchantFragmentDoc,
  AppealSuspensionDocument,
} from './appeal.generated.ts';
import { Reason } from './Reason.tsx';

const limit = 1_000;

export interface AppealProps {
  merchant: FragmentType<Appeal_merchantFragment>;
  isOwner: boolean;
}

/** The shop's own word on its pause: once for each, and what came of it. Nothing while the shop is not on pause. */
export function Appeal({ merchant, isOwner }: AppealProps) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: Appeal_merchantFragmentDoc, from: merchant });
  if (!complete || data.status !== 'SUSPENDED') return null;
  const { appeal } = data;
  if (appeal === null) return isOwner ? <AppealForm merchantId={data.id} /> : null;
  return (
    <Card title={t`You asked to look again`}>
      <Reason text={appeal.body} />
      <p className="pt-2 text-ink-soft">
        <DateTime value={appeal.at} show="date-time" />
      </p>
      <p className="pt-2 font-strong">
        {appeal.answer === null ? t`Another coordinator reads it and answers.` : t`The answer`}
      </p>
      {appeal.answerReason !== null && <Reason text={appeal.answerReason} />}
    </Card>
  );
}

function AppealForm({ merchantId }: { merchantId: string }) {
  const { t } = useLingui();
  const [send, { loading }] = useMutation(AppealSuspensionDocument);
  const [body, setBody] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const length = graphemeCount(body.trim());
  const appeal = async () => {
    setRefusal(null);
    try {
      const { data } = await send({ variables: { input: { merchantId, body: body.trim() } } });
      const result = data?.appealSuspension;
      if (result === undefined || result.__typename === 'MerchantCaseSuccess') return;
      setRefusal(
        result.__typename === 'ValidationError'
          ? (result.fields[0]?.message ?? result.message)
          : result.message,
      );
    } catch (cause) {
      showFailure(cause);
    }
  };
  return (
    <Card title={t`Do you see it otherwise?`}>
      <div className="flex flex-col gap-3">
        <TextArea
          label={t`Tell the coordinators what happened`}
          hint={t`Once for each pause. One who did not put the shop on pause reads it, where there is one.`}
          rows={4}
          countLimit={limit}
          value={body}
          onChange={setBody}
        />
        {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
        <Button
          icon={Send}
          isPending={loading}
          isDisabled={length === 0 || length > limit}
          onPress={() => void appeal()}
        >
          {t`Ask them to look again`}
        </Button>
      </div>
    </Card>
  );
}
