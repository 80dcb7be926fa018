import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '../../design/components/Badge.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import type { EditedNetwork } from './draft-tree.ts';
import { NameSheet } from './NameSheet.tsx';
import { newCode } from './new-code.ts';
import { useDraftEdit } from './use-draft-edit.ts';
import { PutVirtueDocument, RetireVirtueDocument } from './virtue-edits.generated.ts';

type Virtue = EditedNetwork['virtues'][number];

interface VirtueSheetProps {
  networkId: string;
  /** Null for a new one. */
  virtue: Virtue | null;
  onClose: () => void;
}

function VirtueSheet({ networkId, virtue, onClose }: VirtueSheetProps) {
  const { t } = useLingui();
  const { run, ...state } = useDraftEdit();
  // Drawn once: a repetition adds no second one.
  const [code] = useState(() => virtue?.code ?? newCode('V'));
  const [put] = useMutation(PutVirtueDocument);
  const [retire] = useMutation(RetireVirtueDocument);
  const finish = async (send: Parameters<typeof run>[0]) => {
    if (await run(send)) onClose();
  };
  return (
    <NameSheet
      {...state}
      title={virtue === null ? t`A new virtue` : virtue.name}
      nameTh={virtue?.nameTh ?? ''}
      nameEn={virtue?.nameEn ?? ''}
      saveLabel={virtue?.isRetired ? t`Use it again` : t`Save`}
      removeLabel={t`No longer use it`}
      onSave={(name) =>
        finish(async () => (await put({ variables: { input: { networkId, code, name } } })).data?.putVirtue)
      }
      onRemove={
        virtue === null || virtue.isRetired
          ? undefined
          : () =>
              finish(
                async () => (await retire({ variables: { input: { networkId, code } } })).data?.retireVirtue,
              )
      }
      onClose={onClose}
    />
  );
}

/** The virtues that deeds of this network stand for. They change at once, with no draft: no points hang on them. */
export function Virtues({ network, canEdit }: { network: EditedNetwork; canEdit: boolean }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<Virtue | 'new' | null>(null);
  return (
    <Card>
      <h2 className="text-title">{t`Virtues`}</h2>
      <p className="pb-2 text-ink-soft">
        <Trans>
          What good deeds stand for here. One that is no longer used stays with the deeds that were done in
          its name.
        </Trans>
      </p>
      <List label={t`Virtues`}>
        {network.virtues.map((virtue) => (
          <ListRow
            key={virtue.code}
            title={virtue.name}
            end={virtue.isRetired ? <Badge>{t`Not used now`}</Badge> : null}
            {...(canEdit ? { onPress: () => setOpen(virtue) } : {})}
          />
        ))}
      </List>
      {canEdit && (
        <div className="pt-4">
          <Button icon={Plus} onPress={() => setOpen('new')}>
            <Trans>Add a virtue</Trans>
          </Button>
        </div>
      )}
      {open !== null && (
        <VirtueSheet
          networkId={network.id}
          virtue={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  );
}
