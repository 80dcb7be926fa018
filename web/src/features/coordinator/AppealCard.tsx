import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import {
  AnswerAppealDocument,
  type AppealAnswer,
  type AppealCard_merchantFragment,
  AppealCard_merchantFragmentDoc,
} from './appeal-card.generated.ts';
import { ReasonPicker } from './ReasonPicker.tsx';
import { appealKeptPresets, reinstatePresets } from './reason-presets.ts';
import { useCaseAction } from './use-case-action.ts';

export interface AppealCardProps {
  merchant: FragmentType<AppealCard_merchantFragment>;
  canAnswer: boolean;
}

/** What a suspended shop says for itself, and the answer. Nothing when it has not said anything. */
export function AppealCard({ merchant, canAnswer }: AppealCardProps) {
  const { t, i18n } = useLingui();
  const { isPending, run } = useCaseAction();
  const [send] = useMutation(AnswerAppealDocument);
  const { data, complete } = useFragment({
    fragment: AppealCard_merchantFragmentDoc,
    fragmentName: 'AppealCard_merchant',
    from: merchant,
  });
  if (!complete || data.appeal === null) return null;
  const { appeal } = data;
  const isWaiting = appeal.answer === null && data.status === 'SUSPENDED';
  const answer = async (given: AppealAnswer, reason: string) => {
    const input = { merchantId: data.id, answer: given, reason };
    const isDone = await run(async () => (await send({ variables: { input } })).data?.answerAppeal);
    if (isDone) showToast({ message: t`Answered. The shop reads your words.`, tone: 'done' });
  };
  return (
    <Card title={t`The shop asks you to look again`} tone={isWaiting ? 'wait' : 'plain'}>
      <div aria-busy={isPending} className="flex flex-col gap-3">
        <blockquote className="border-l-3 border-rule-strong pl-3 whitespace-pre-line">
          {appeal.body}
        </blockquote>
        <p className="text-ink-soft">
          <DateTime value={appeal.at} show="date-time" />
        </p>
        {appeal.answer !== null && (
          <p>
            <span className="font-strong">
              {appeal.answer === 'LIFTED' ? t`Answered: open again` : t`Answered: the pause stays`}
            </span>
            {' · '}
            {appeal.answerReason}
          </p>
        )}
        {isWaiting && canAnswer && (
          <>
            <p className="font-strong">
              <Trans>Open the shop again: press a sentence</Trans>
            </p>
            <ReasonPicker
              label={t`Words of welcome`}
              presets={reinstatePresets.map((preset) => i18n._(preset))}
              sendLabel={t`Open the shop again`}
              onPick={(reason) => void answer('LIFTED', reason)}
            />
            <Disclosure title={t`Keep the pause until its date…`}>
              <ReasonPicker
                label={t`Kind words why it stays`}
                presets={appealKeptPresets.map((preset) => i18n._(preset))}
                sendLabel={t`Keep the pause`}
                onPick={(reason) => void answer('KEPT', reason)}
              />
            </Disclosure>
          </>
        )}
      </div>
    </Card>
  );
}
