import { useMutation } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Check, Download, FlaskConical, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { buttonStyles } from '../../design/components/button-styles.ts';
import { Card } from '../../design/components/Card.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { RefusalNotice } from '../../design/components/RefusalNotice.tsx';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import { AdoptSheet } from './AdoptSheet.tsx';
import { DiscardDraftDocument } from './catalogue-edits.generated.ts';
import { DraftTree, type Edited } from './DraftTree.tsx';
import type { Draft, EditedNetwork } from './draft-tree.ts';
import { EditSheet } from './EditSheet.tsx';
import { TemplateFile } from './TemplateFile.tsx';
import { useDraftEdit } from './use-draft-edit.ts';

export interface DraftCardProps {
  network: CoordinatedNetwork;
  edited: EditedNetwork;
  draft: Draft;
}

/** The draft: what is in it, and what is done with it as a whole. */
export function DraftCard({ network, edited, draft }: DraftCardProps) {
  const { t } = useLingui();
  const { run, isRunning, refusal } = useDraftEdit();
  const [discard] = useMutation(DiscardDraftDocument);
  const [open, setOpen] = useState<Edited | 'adopt' | null>(null);
  const close = () => setOpen(null);
  const end = () =>
    run(async () => {
      const input = { draftId: draft.id, revision: draft.revision };
      return (await discard({ variables: { input } })).data?.discardCatalogueDraft;
    });
  return (
    <Card>
      <div className="flex flex-col gap-5">
        <div>
          <h2 className="text-title">
            <Trans>The draft</Trans>
          </h2>
          <p className="text-ink-soft">
            <Plural value={draft.indicatorCount} one="# way to count" other="# ways to count" />
          </p>
        </div>
        <div className="flex flex-wrap gap-3">
          {network.canDecide && (
            <Button variant="primary" icon={Check} onPress={() => setOpen('adopt')}>
              <Trans>Adopt…</Trans>
            </Button>
          )}
          <LinkButton to={`/coordinator/${network.slug}/catalogue/studio`} icon={FlaskConical}>
            <Trans>Try it on past deeds</Trans>
          </LinkButton>
          <a href={`/catalogue-templates/${draft.id}.json`} download className={buttonStyles()}>
            <Download aria-hidden className="size-5 shrink-0" />
            <Trans>Save as a file</Trans>
          </a>
        </div>
        <DraftTree draft={draft} onEdit={network.canDecide ? setOpen : undefined} />
        {network.canDecide && (
          <div className="flex flex-wrap gap-3 border-t border-rule pt-4">
            <TemplateFile networkId={edited.id} revision={draft.revision} label={t`Replace it by a file`} />
            <Button icon={Trash2} isPending={isRunning} onPress={end}>
              <Trans>Discard the draft</Trans>
            </Button>
          </div>
        )}
        <RefusalNotice messages={refusal === null ? [] : [refusal]} />
      </div>
      {open === 'adopt' && <AdoptSheet draft={draft} onClose={close} />}
      {open !== null && open !== 'adopt' && (
        <EditSheet edited={open} draft={draft} virtues={edited.virtues} onClose={close} />
      )}
    </Card>
  );
}
