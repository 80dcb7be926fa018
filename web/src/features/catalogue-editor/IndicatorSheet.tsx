import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { RefusalNotice } from '../../design/components/RefusalNotice.tsx';
import { Sheet } from '../../design/components/Sheet.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import type { EditedNetwork } from './draft-tree.ts';
import { RuleFields } from './RuleFields.tsx';
import type { RuleValues } from './rule-form.ts';
import type { FieldMessages } from './use-draft-edit.ts';

export interface IndicatorSheetProps {
  title: string;
  rule: RuleValues;
  virtues: EditedNetwork['virtues'];
  isRunning: boolean;
  messages: FieldMessages;
  refusal: string | null;
  onSave: (rule: RuleValues) => void;
  /** Left out for what is new. */
  onRemove?: (() => void) | undefined;
  onClose: () => void;
}

/** What counts, and its whole rule. What the lint of topics says stands at the field that it is about. */
export function IndicatorSheet(props: IndicatorSheetProps) {
  const { t } = useLingui();
  const [rule, setRule] = useState(props.rule);
  const change = (part: Partial<RuleValues>) => setRule((current) => ({ ...current, ...part }));
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
            onPress={() => props.onSave(rule)}
          >
            <Trans>Keep in the draft</Trans>
          </Button>
          {props.onRemove && (
            <Button icon={Trash2} isDisabled={props.isRunning} onPress={props.onRemove}>
              <Trans>Take out</Trans>
            </Button>
          )}
        </div>
      }
    >
      <div className="flex flex-col gap-5">
        <TextField
          label={t`What is done, in Thai`}
          value={rule.name.th ?? ''}
          onChange={(th) => change({ name: { ...rule.name, th } })}
          error={messages['name.th'] ?? messages['name']}
        />
        <TextField
          label={t`What is done, in English`}
          hint={t`May be left out: the Thai name is shown then.`}
          value={rule.name.en ?? ''}
          onChange={(en) => change({ name: { ...rule.name, en } })}
          error={messages['name.en']}
        />
        <RuleFields rule={rule} virtues={props.virtues} messages={messages} onChange={change} />
        <TextArea
          label={t`A hint in Thai`}
          value={rule.hint?.th ?? ''}
          onChange={(th) => change({ hint: { ...rule.hint, th } })}
          error={messages['hint.th']}
          countLimit={250}
        />
        <TextArea
          label={t`A hint in English`}
          value={rule.hint?.en ?? ''}
          onChange={(en) => change({ hint: { ...rule.hint, en } })}
          error={messages['hint.en']}
          countLimit={250}
        />
        <RefusalNotice
          messages={[props.refusal, messages['code'], messages['deedCode'], messages['']].filter(
            (text) => text != null,
          )}
        />
      </div>
    </Sheet>
  );
}
