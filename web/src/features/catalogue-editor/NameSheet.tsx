import { useLingui } from '@lingui/react/macro';
import { Check, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { RefusalNotice } from '../../design/components/RefusalNotice.tsx';
import { Sheet } from '../../design/components/Sheet.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import type { FieldMessages } from './use-draft-edit.ts';

export interface NameSheetProps {
  title: string;
  nameTh: string;
  nameEn: string;
  isRunning: boolean;
  messages: FieldMessages;
  refusal: string | null;
  /** What the button says; of the draft when left out. */
  saveLabel?: string;
  removeLabel?: string;
  onSave: (name: { th: string; en: string }) => void;
  /** Left out for what is new, or still has something in it. */
  onRemove?: (() => void) | undefined;
  onClose: () => void;
}

/** The name of a category, a deed or a virtue, in both languages. */
export function NameSheet(props: NameSheetProps) {
  const { t } = useLingui();
  const [th, setTh] = useState(props.nameTh);
  const [en, setEn] = useState(props.nameEn);
  const { messages } = props;
  return (
    <Sheet
      title={props.title}
      isOpen
      onClose={props.onClose}
      footer={
        <div className="flex flex-wrap gap-3">
          <Button
            variant="primary"
            icon={Check}
            isPending={props.isRunning}
            onPress={() => props.onSave({ th, en })}
          >
            {props.saveLabel ?? t`Keep in the draft`}
          </Button>
          {props.onRemove && (
            <Button icon={Trash2} isDisabled={props.isRunning} onPress={props.onRemove}>
              {props.removeLabel ?? t`Take out`}
            </Button>
          )}
        </div>
      }
    >
      <div className="flex flex-col gap-5">
        <TextField
          label={t`Name in Thai`}
          value={th}
          onChange={setTh}
          error={messages['name.th'] ?? messages['name']}
        />
        <TextField
          label={t`Name in English`}
          hint={t`May be left out: the Thai name is shown then.`}
          value={en}
          onChange={setEn}
          error={messages['name.en']}
        />
        <RefusalNotice
          messages={[props.refusal, messages['code'], messages['']].filter((text) => text != null)}
        />
      </div>
    </Sheet>
  );
}
