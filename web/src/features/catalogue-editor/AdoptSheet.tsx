import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { DateField } from '../../design/components/DateField.tsx';
import { RefusalNotice } from '../../design/components/RefusalNotice.tsx';
import { Sheet } from '../../design/components/Sheet.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { villageDay } from '../../lib/village-day.ts';
import { AdoptDraftDocument } from './catalogue-edits.generated.ts';
import { useDraftEdit } from './use-draft-edit.ts';

export interface AdoptSheetProps {
  draft: { readonly id: string; readonly revision: number };
  onClose: () => void;
}

/** From which day the draft counts. All members are told once. */
export function AdoptSheet({ draft, onClose }: AdoptSheetProps) {
  const { t } = useLingui();
  const { run, isRunning, messages, refusal } = useDraftEdit();
  const [adopt] = useMutation(AdoptDraftDocument);
  const [day, setDay] = useState<string | null>(villageDay);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<string>();
  const send = async () => {
    if (day === null) {
      setMissing(t`Choose a day`);
      return;
    }
    const input = { draftId: draft.id, revision: draft.revision, effectiveFrom: day, note: { th: note } };
    if (await run(async () => (await adopt({ variables: { input } })).data?.adoptCatalogue)) {
      showToast({ message: t`Adopted. All members are told.`, tone: 'done' });
      onClose();
    }
  };
  return (
    <Sheet
      title={t`Adopt the draft`}
      isOpen
      onClose={onClose}
      footer={
        <Button variant="primary" icon={Check} isFullWidth isPending={isRunning} onPress={send}>
          <Trans>Adopt and tell all members</Trans>
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <p className="text-ink-soft">
          <Trans>
            What was recorded before keeps its points. Once adopted, this version does not change.
          </Trans>
        </p>
        <DateField
          label={t`It counts from`}
          value={day}
          min={villageDay()}
          onChange={(value) => {
            setDay(value);
            setMissing(undefined);
          }}
          error={missing ?? messages['effectiveFrom']}
        />
        <TextArea
          label={t`What is new, for the members`}
          value={note}
          onChange={setNote}
          countLimit={500}
          error={messages['note.th']}
        />
        <RefusalNotice messages={[refusal, messages['draftId']].filter((text) => text != null)} />
      </div>
    </Sheet>
  );
}
