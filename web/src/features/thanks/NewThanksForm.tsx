import { Trans, useLingui } from '@lingui/react/macro';
import { Heart } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ChipGroup } from '../../design/components/ChipGroup.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { messagePresets } from './message-presets.ts';
import { PickedReceiver, type Receiver, ReceiverChoice } from './ReceiverChoice.tsx';
import type { IntendedThanks } from './use-send-thanks.ts';

const messageLimit = 300;
const suggestedPoints = [1, 3, 5, 10];

export interface NewThanksFormProps {
  slug: string;
  ownMembershipId: string;
  contacts: readonly Receiver[];
  /** Null for one who gives no points: no member. */
  allowance: { leftPoints: number; givablePoints: number } | null;
  isPending: boolean;
  refusal: string | null;
  onSend: (thanks: IntendedThanks) => void;
}

interface PointsChoiceProps {
  allowance: { leftPoints: number; givablePoints: number };
  value: number | null;
  onChange: (points: number | null) => void;
}

/** Points of the community's fund; nothing of one's own is given. */
function PointsChoice({ allowance, value, onChange }: PointsChoiceProps) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const { leftPoints, givablePoints } = allowance;
  const left = formatNumber(leftPoints, locale);
  const chips = suggestedPoints.filter((points) => points <= givablePoints);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-soft">
        <Trans>
          Out of the thanks fund, not out of your own points. You can still give {left} this month.
        </Trans>
      </p>
      {chips.length > 0 && (
        <ChipGroup
          label={t`Points to go with it`}
          value={String(value ?? 0)}
          onChange={(id) => onChange(id === '0' ? null : Number(id))}
          options={[
            { id: '0', label: t`Words alone` },
            ...chips.map((points) => ({ id: String(points), label: `+${formatNumber(points, locale)}` })),
          ]}
        />
      )}
    </div>
  );
}

/** Whom, the words, perhaps points; then one button. */
export function NewThanksForm(props: NewThanksFormProps) {
  const { slug, ownMembershipId, contacts, allowance, isPending, refusal, onSend } = props;
  const { t } = useLingui();
  const { language } = useLanguage();
  const [receiver, setReceiver] = useState<Receiver | null>(null);
  const [message, setMessage] = useState('');
  const [points, setPoints] = useState<number | null>(null);
  const presets = messagePresets.map((preset) => preset[language]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (receiver !== null && message.trim() !== '') onSend({ receiver, message: message.trim(), points });
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <Card title={t`Thank whom?`}>
        {receiver === null ? (
          <ReceiverChoice
            slug={slug}
            ownMembershipId={ownMembershipId}
            contacts={contacts}
            onPick={setReceiver}
          />
        ) : (
          <PickedReceiver receiver={receiver} onChange={() => setReceiver(null)} />
        )}
      </Card>
      <Card title={t`What for?`}>
        <div className="flex flex-col gap-4">
          <ChipGroup
            label={t`Ready words`}
            value={String(presets.indexOf(message))}
            onChange={(id) => setMessage(presets[Number(id)] ?? '')}
            options={presets.map((label, index) => ({ id: String(index), label }))}
          />
          <TextArea
            label={t`Or in your own words`}
            hint={t`They decide whether others may read it.`}
            value={message}
            onChange={setMessage}
            countLimit={messageLimit}
          />
        </div>
      </Card>
      {allowance !== null && allowance.givablePoints > 0 && (
        <Card title={t`Send points along?`}>
          <PointsChoice allowance={allowance} value={points} onChange={setPoints} />
        </Card>
      )}
      {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
      <Button
        type="submit"
        variant="primary"
        size="large"
        icon={Heart}
        isFullWidth
        isPending={isPending}
        isDisabled={receiver === null || message.trim() === ''}
      >
        {receiver === null
          ? t`Choose whom to thank first`
          : message.trim() === ''
            ? t`Choose the words first`
            : t`Send to ${receiver.displayName}`}
      </Button>
    </form>
  );
}
