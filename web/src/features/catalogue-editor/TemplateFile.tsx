import { useApolloClient } from '@apollo/client/react';
import { Trans } from '@lingui/react/macro';
import { Upload } from 'lucide-react';
import { useState } from 'react';
import { FilePick } from '../../design/components/FilePick.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import { CatalogueEditorDocument } from './catalogue-editor.generated.ts';
import { type TemplateAnswer, uploadTemplate } from './upload-template.ts';

export interface TemplateFileProps {
  networkId: string;
  /** Of the draft that the file replaces; null where there is none. */
  revision: number | null;
  label: string;
}

/** Picks a template file and puts it into the draft: all of it, or none, and then each line that is wrong. */
export function TemplateFile({ networkId, revision, label }: TemplateFileProps) {
  const client = useApolloClient();
  const { locale } = useLanguage();
  const [answer, setAnswer] = useState<TemplateAnswer | null>(null);
  const take = async (file: File) => {
    try {
      const given = await uploadTemplate(file, { networkId, revision, key: newKey() }, locale);
      setAnswer(given);
      if (given.isTaken) await client.refetchQueries({ include: [CatalogueEditorDocument] });
    } catch (cause) {
      showFailure(cause);
    }
  };
  return (
    <>
      <FilePick label={label} icon={Upload} acceptedFileTypes={['application/json', '.json']} onPick={take} />
      {answer !== null && !answer.isTaken && (
        <Notice tone="stop" title={answer.message ?? ''}>
          {answer.places.length > 0 && (
            <ul className="list-disc pl-5">
              {answer.places.map((place) => (
                <li key={place}>{place}</li>
              ))}
            </ul>
          )}
          <p>
            <Trans>Nothing was changed.</Trans>
          </p>
        </Notice>
      )}
    </>
  );
}
