import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { PointsField } from '../../design/components/PointsField.tsx';
import { RefusalNotice } from '../../design/components/RefusalNotice.tsx';
import { Select } from '../../design/components/Select.tsx';
import { PutRuleDocument } from './catalogue-edits.generated.ts';
import type { Draft, DraftDeed, DraftIndicator } from './draft-tree.ts';
import { choiceOf, ruleOf } from './rule-form.ts';
import { useDraftEdit } from './use-draft-edit.ts';
import { useRuleChoices } from './use-rule-choices.ts';

interface WeightFormProps {
  draft: Draft;
  deed: DraftDeed;
  indicator: DraftIndicator;
  onChanged: () => void;
}

function WeightForm({ draft, deed, indicator, onChanged }: WeightFormProps) {
  const { t } = useLingui();
  const { periods } = useRuleChoices();
  const { run, isRunning, messages, refusal } = useDraftEdit();
  const [put] = useMutation(PutRuleDocument);
  const [points, setPoints] = useState(indicator.points);
  const [capCount, setCapCount] = useState(indicator.capCount);
  const [capPeriod, setCapPeriod] = useState(indicator.capPeriod);
  const send = async () => {
    const rule = { ...ruleOf(indicator), points, capCount, capPeriod };
    const input = { draftId: draft.id, revision: draft.revision, deed: deed.code, ...rule };
    if (await run(async () => (await put({ variables: { input } })).data?.putIndicator)) onChanged();
  };
  return (
    <div className="flex flex-col gap-4">
      <PointsField
        label={t`Points for one`}
        value={points}
        minValue={1}
        maxValue={10_000}
        step={5}
        onChange={setPoints}
        error={messages['points']}
      />
      <PointsField
        label={t`How many count`}
        kind="count"
        unit={t`times`}
        value={capCount}
        minValue={1}
        maxValue={1_000}
        onChange={setCapCount}
        error={messages['capCount']}
      />
      <Select
        label={t`For each member, within`}
        options={periods}
        value={capPeriod}
        onChange={(id) => setCapPeriod(choiceOf(periods, id, capPeriod))}
      />
      <RefusalNotice messages={refusal === null ? [] : [refusal]} />
      <div>
        <Button variant="primary" isPending={isRunning} onPress={send}>
          <Trans>Change and try</Trans>
        </Button>
      </div>
    </div>
  );
}

/** One rule at a time: other points, another cap, and the picture below answers. */
export function RuleWeights({ draft, onChanged }: { draft: Draft; onChanged: () => void }) {
  const { t } = useLingui();
  const [code, setCode] = useState<string | null>(null);
  const rules = draft.categories.flatMap(({ deeds }) =>
    deeds.flatMap((deed) => deed.indicators.map((indicator) => ({ deed, indicator }))),
  );
  const chosen = rules.find(({ indicator }) => indicator.code === code);
  return (
    <Card>
      <div className="flex flex-col gap-4">
        <Select
          label={t`Change points or limits of`}
          options={rules.map(({ indicator }) => ({ id: indicator.code, label: indicator.name }))}
          value={code}
          onChange={setCode}
        />
        {chosen && (
          <WeightForm
            key={`${chosen.indicator.code}-${draft.revision}`}
            draft={draft}
            {...chosen}
            onChanged={onChanged}
          />
        )}
      </div>
    </Card>
  );
}
