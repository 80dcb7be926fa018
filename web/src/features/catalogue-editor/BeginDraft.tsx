import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Copy, FilePlus, Sprout } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { RefusalNotice } from '../../design/components/RefusalNotice.tsx';
import { newKey } from '../../lib/idempotency-key.ts';
import { CopyCatalogue } from './CopyCatalogue.tsx';
import { BeginDraftDocument } from './catalogue-edits.generated.ts';
import type { EditedNetwork } from './draft-tree.ts';
import { TemplateFile } from './TemplateFile.tsx';
import { useDraftEdit } from './use-draft-edit.ts';

type Start = 'IN_FORCE' | 'DEFAULT' | 'EMPTY';

/** How a draft begins: from what is in force, from the catalogue that ships with Kwamdee, empty, from a file, or from another network's. */
export function BeginDraft({ network }: { network: EditedNetwork }) {
  const { t } = useLingui();
  const { run, isRunning, refusal } = useDraftEdit();
  const [begin] = useMutation(BeginDraftDocument);
  // Kept until a draft is there: a lost answer begins no second one.
  const [keys] = useState(() => ({ IN_FORCE: newKey(), DEFAULT: newKey(), EMPTY: newKey() }));
  const start = (from: Start) =>
    run(async () => {
      const input = { networkId: network.id, from, idempotencyKey: keys[from] };
      return (await begin({ variables: { input } })).data?.beginCatalogueDraft;
    });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-soft">
        <Trans>
          Changes are made in a draft, together with the other coordinators. Nothing counts until you adopt
          it.
        </Trans>
      </p>
      <div className="flex flex-wrap gap-3">
        {network.catalogue !== null && (
          <Button
            variant="primary"
            icon={Copy}
            isPending={isRunning}
            onPress={() => start('IN_FORCE')}
          >{t`Begin from what is in force`}</Button>
        )}
        <Button
          variant={network.catalogue === null ? 'primary' : 'outline'}
          icon={Sprout}
          isPending={isRunning}
          onPress={() => start('DEFAULT')}
        >{t`Begin from the ready-made list`}</Button>
        <Button icon={FilePlus} isPending={isRunning} onPress={() => start('EMPTY')}>{t`Begin empty`}</Button>
        <TemplateFile networkId={network.id} revision={null} label={t`Begin from a file`} />
      </div>
      <p className="text-ink-soft">
        <Trans>
          The ready-made list has 5 categories, 22 deeds and 63 ways to count. We wrote it; make it your own.
        </Trans>
      </p>
      <CopyCatalogue network={network} />
      <RefusalNotice messages={refusal === null ? [] : [refusal]} />
    </div>
  );
}
