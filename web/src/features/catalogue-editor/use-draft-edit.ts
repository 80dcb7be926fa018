import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import { CatalogueEditorDocument } from './catalogue-editor.generated.ts';

/** What a refused change says, and where: `name.th`, `points`. */
export type FieldMessages = Readonly<Record<string, string>>;

interface Place {
  readonly path: readonly string[];
  readonly message: string;
}

interface Answer {
  readonly __typename: string;
  readonly message?: string;
  readonly fields?: readonly Place[];
  readonly findings?: readonly Place[];
}

export interface DraftEdit {
  /** True when it is done; then the draft on the page is the new one. */
  run: (send: () => Promise<Answer | undefined>) => Promise<boolean>;
  isRunning: boolean;
  messages: FieldMessages;
  /** What no field of the form shows. */
  refusal: string | null;
}

/** Sends one change of the draft. Whatever the answer, the page shows the draft as it is then. */
export function useDraftEdit(): DraftEdit {
  const client = useApolloClient();
  const [isRunning, setIsRunning] = useState(false);
  const [messages, setMessages] = useState<FieldMessages>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const run: DraftEdit['run'] = async (send) => {
    setIsRunning(true);
    try {
      const answer = await send();
      if (answer === undefined) return false;
      if (answer.__typename === 'CatalogueChangedError' || answer.__typename.endsWith('Success')) {
        await client.refetchQueries({ include: [CatalogueEditorDocument] });
      }
      if (answer.__typename.endsWith('Success')) {
        setMessages({});
        setRefusal(null);
        return true;
      }
      const places = [...(answer.fields ?? []), ...(answer.findings ?? [])];
      setMessages(Object.fromEntries(places.map(({ path, message }) => [path.join('.'), message])));
      setRefusal(places.length === 0 ? (answer.message ?? null) : null);
      return false;
    } catch (cause) {
      showFailure(cause);
      return false;
    } finally {
      setIsRunning(false);
    }
  };
  return { run, isRunning, messages, refusal };
}
