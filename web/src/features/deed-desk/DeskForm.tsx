import { Trans, useLingui } from '@lingui/react/macro';
import { NotebookPen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { PhotoField } from '../../design/components/PhotoField.tsx';
import { SegmentedControl } from '../../design/components/SegmentedControl.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { type DeskIndicator, IndicatorPicker } from './IndicatorPicker.tsx';
import { type DeskMember, MemberField } from './MemberField.tsx';
import { memberNumbersIn } from './member-numbers.ts';
import type { DeskDeed } from './use-desk-record.ts';

export interface DeskFormProps {
  slug: string;
  /** Kept from the last one: a row of people often did the same. */
  initialIndicator: DeskIndicator | null;
  isPending: boolean;
  refusal: string | null;
  onRecord: (deed: DeskDeed) => void;
}

function GroupField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useLingui();
  const { numbers, others } = memberNumbersIn(text);
  const count = numbers.length;
  return (
    <TextArea
      label={t`Member numbers`}
      hint={count === 0 ? t`One a line, at most 200` : t`${count} people`}
      rows={6}
      value={text}
      onChange={onChange}
      error={others.length === 0 ? undefined : t`Not a member number: ${others.slice(0, 3).join(', ')}`}
    />
  );
}

/** Who, what, and one button. */
export function DeskForm({ slug, initialIndicator, isPending, refusal, onRecord }: DeskFormProps) {
  const { t } = useLingui();
  const [kind, setKind] = useState('one');
  const [member, setMember] = useState<DeskMember | null>(null);
  const [group, setGroup] = useState('');
  const [indicator, setIndicator] = useState(initialIndicator);
  const [note, setNote] = useState('');
  const [code, setCode] = useState('');
  const [photo, setPhoto] = useState<File | null>(null);
  const isGroup = kind === 'group';
  const { numbers, others } = memberNumbersIn(group);
  const memberNumbers = isGroup ? numbers : member === null ? [] : [member.memberNumber];
  const isReady = indicator !== null && memberNumbers.length > 0 && (!isGroup || others.length === 0);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (indicator === null || !isReady) return;
    onRecord({ indicator, note, code, photo, memberNumbers, isGroup });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <SegmentedControl
        label={t`For whom`}
        isLabelHidden
        value={kind}
        onChange={setKind}
        options={[
          { id: 'one', label: t`One member` },
          { id: 'group', label: t`A group` },
        ]}
      />
      <Card title={t`Who did good?`}>
        {isGroup ? (
          <GroupField text={group} onChange={setGroup} />
        ) : (
          <MemberField slug={slug} value={member} onChange={setMember} />
        )}
      </Card>
      <Card title={t`What was done?`}>
        <div className="flex flex-col gap-4">
          <IndicatorPicker slug={slug} value={indicator} onChange={setIndicator} />
          {indicator?.evidence === 'CODE' && (
            <TextField
              label={t`Code at the place`}
              value={code}
              onChange={setCode}
              isCode
              autoComplete="off"
            />
          )}
          {indicator !== null && (
            <TextArea
              label={indicator.evidence === 'NOTE' ? t`A few words` : t`A few words (if you like)`}
              rows={2}
              value={note}
              onChange={setNote}
              countLimit={1_000}
            />
          )}
          {indicator !== null && (
            <PhotoField
              label={indicator.evidence === 'PHOTO' ? t`Photo` : t`Photo (if you like)`}
              value={photo}
              onChange={setPhoto}
            />
          )}
        </div>
      </Card>
      {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
      <Button
        type="submit"
        variant="primary"
        size="large"
        icon={NotebookPen}
        isFullWidth
        isPending={isPending}
        isDisabled={!isReady}
      >
        {isReady ? t`Record` : t`Choose who and what first`}
      </Button>
      <p className="text-ink-soft">
        <Trans>Somebody else confirms it: who writes a deed down does not confirm it.</Trans>
      </p>
    </form>
  );
}
