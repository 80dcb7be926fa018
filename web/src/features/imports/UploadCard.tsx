import { Trans, useLingui } from '@lingui/react/macro';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { FileField } from '../../design/components/FileField.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { SegmentedControl } from '../../design/components/SegmentedControl.tsx';
import { newKey } from '../../lib/idempotency-key.ts';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import type { ImportKind } from './import-page.generated.ts';
import { kindWords } from './import-words.ts';
import { downloadTemplate } from './templates.ts';
import { uploadFile } from './upload-file.ts';

/** A file chosen, and the key that makes sending it again safe. */
interface Chosen {
  file: File;
  key: string;
}

function useUpload(network: CoordinatedNetwork, kind: ImportKind) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [isPending, setIsPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const upload = async ({ file, key }: Chosen) => {
    setIsPending(true);
    setRefusal(null);
    const result = await uploadFile({ networkId: network.id, kind, file, idempotencyKey: `${key}-${kind}` });
    setIsPending(false);
    if (result.importId !== null) await navigate(`/coordinator/${network.slug}/imports/${result.importId}`);
    else setRefusal(result.message ?? t`The server cannot be reached. Please try again.`);
  };
  return { upload, isPending, refusal, forget: () => setRefusal(null) };
}

/** What is in the file, the file, and a template for those who have none yet. */
export function UploadCard({ network }: { network: CoordinatedNetwork }) {
  const { t, i18n } = useLingui();
  const [kind, setKind] = useState<ImportKind>('DEEDS');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { upload, isPending, refusal, forget } = useUpload(network, kind);
  return (
    <Card title={t`Bring a file`}>
      <div className="flex flex-col gap-5">
        <SegmentedControl
          label={t`What is in the file`}
          value={kind}
          onChange={(value) => {
            setKind(value === 'MEMBERS' ? 'MEMBERS' : 'DEEDS');
            forget();
          }}
          options={[
            { id: 'DEEDS', label: i18n._(kindWords.DEEDS) },
            { id: 'MEMBERS', label: i18n._(kindWords.MEMBERS) },
          ]}
        />
        <FileField
          label={t`File`}
          buttonLabel={t`Choose CSV or Excel`}
          hint={t`Up to 100,000 lines and 20 MB. We never take national IDs, phone numbers or addresses.`}
          acceptedFileTypes={['.csv', '.tsv', '.txt', '.xlsx', 'text/csv']}
          value={chosen?.file ?? null}
          onChange={(file) => {
            setChosen({ file, key: newKey() });
            forget();
          }}
        />
        {refusal !== null && <Notice tone="stop" title={refusal} />}
        <div className="flex flex-wrap gap-3">
          <Button
            variant="primary"
            isPending={isPending}
            isDisabled={chosen === null}
            onPress={() => {
              if (chosen !== null) void upload(chosen);
            }}
          >
            <Trans>Upload</Trans>
          </Button>
          <Button variant="quiet" icon={Download} onPress={() => downloadTemplate(kind)}>
            <Trans>Download a template</Trans>
          </Button>
        </div>
        <p className="text-ink-soft">
          <Trans>Nothing is imported yet: first you see which lines are good and what to mend.</Trans>
        </p>
      </div>
    </Card>
  );
}
