import { valibotResolver } from '@hookform/resolvers/valibot';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type FieldPath, useForm } from 'react-hook-form';
import { Button } from '../../design/components/Button.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { RefusalNotice } from '../../design/components/RefusalNotice.tsx';
import { useDraft } from '../../lib/form-draft.ts';
import { type FormRefusal, showRefusal } from '../../lib/form-refusal.ts';
import { EventMainFields } from './EventMainFields.tsx';
import { EventMoreFields } from './EventMoreFields.tsx';
import { deedChoices } from './event-choices.ts';
import type { EventFormChoicesQuery } from './event-form.generated.ts';
import { type EventValues, eventSchema, fieldByPath } from './event-values.ts';

export interface EventFormProps {
  network: NonNullable<EventFormChoicesQuery['network']>;
  defaultValues: EventValues;
  draftKey: string;
  /** Open: only what people are told may change. */
  isSettled: boolean;
  submitLabel: string;
  /** The second button; null where there is none. */
  draftLabel: string | null;
  /** Answers with a refusal, or null when it is done. `rulePoints`: what the chosen deed brings. */
  onSend: (values: EventValues, rulePoints: number, isDraft: boolean) => Promise<FormRefusal | null>;
}

const names: readonly FieldPath<EventValues>[] = [
  ...(['title', 'place', 'day', 'from', 'until', 'indicatorCode', 'description'] as const),
  ...(['points', 'budgetPoints', 'printedLimit', 'organiserIds'] as const),
];
const underMore = ['description', 'points', 'budgetPoints', 'printedLimit', 'organiserIds'] as const;

/** What, where, when, which deed; the rest is under "More" and is right for most. */
export function EventForm(props: EventFormProps) {
  const { t } = useLingui();
  const form = useForm<EventValues>({
    resolver: valibotResolver(eventSchema),
    defaultValues: props.defaultValues,
  });
  const { handleSubmit, formState, setError, watch } = form;
  const [messages, setMessages] = useState<readonly string[]>([]);
  const [sendsDraft, setSendsDraft] = useState(false);
  useDraft(props.draftKey, form);
  const deeds = deedChoices(props.network);
  const chosen = deeds.find(({ code }) => code === watch('indicatorCode'));

  const send = (isDraft: boolean) =>
    handleSubmit(async (values) => {
      setMessages([]);
      setSendsDraft(isDraft);
      const refused = await props.onSend(values, chosen?.points ?? 1, isDraft);
      if (refused !== null) setMessages(showRefusal(refused, names, fieldByPath, setError));
    })();

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(false);
      }}
      className="flex min-w-0 flex-col gap-6"
    >
      <EventMainFields form={form} deeds={deeds} isSettled={props.isSettled} />
      <Disclosure
        title={t`More`}
        hint={props.isSettled ? t`What to know, who helps` : t`Points, budget, paper, who helps`}
        opensWhen={underMore.some((name) => formState.errors[name] !== undefined)}
      >
        <EventMoreFields
          form={form}
          organisers={props.network.possibleOrganisers}
          rulePoints={chosen?.points ?? null}
          soloLimitPoints={props.network.eventSoloLimitPoints}
          isSettled={props.isSettled}
        />
      </Disclosure>
      <RefusalNotice messages={messages} />
      <div className="flex flex-col gap-3">
        <Button
          type="submit"
          variant="primary"
          size="large"
          isFullWidth
          isPending={formState.isSubmitting && !sendsDraft}
        >
          {props.submitLabel}
        </Button>
        {props.draftLabel !== null && (
          <Button
            isFullWidth
            isPending={formState.isSubmitting && sendsDraft}
            onPress={() => void send(true)}
          >
            {props.draftLabel}
          </Button>
        )}
      </div>
    </form>
  );
}
