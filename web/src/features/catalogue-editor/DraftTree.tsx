import { Trans, useLingui } from '@lingui/react/macro';
import { Pencil, Plus } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Points } from '../../design/components/Points.tsx';
import { useRuleWords } from '../catalogue/use-rule-words.ts';
import type { Draft, DraftCategory, DraftDeed, DraftIndicator } from './draft-tree.ts';

/** What is being edited: something that is there, or something new and where it goes. */
export type Edited =
  | { kind: 'category'; category: DraftCategory | null }
  | { kind: 'deed'; category: DraftCategory; deed: DraftDeed | null }
  | { kind: 'indicator'; deed: DraftDeed; indicator: DraftIndicator | null };

export interface DraftTreeProps {
  draft: Draft;
  /** Left out for those who only read. */
  onEdit?: ((edited: Edited) => void) | undefined;
}

function DeedPart({
  category,
  deed,
  onEdit,
}: { category: DraftCategory; deed: DraftDeed } & Pick<DraftTreeProps, 'onEdit'>) {
  const { t } = useLingui();
  const words = useRuleWords();
  return (
    <section aria-label={deed.name} className="border-t border-rule py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 className="font-strong">{deed.name}</h4>
        {onEdit && (
          <Button
            variant="quiet"
            icon={Pencil}
            aria-label={t`Change the deed ${deed.name}`}
            onPress={() => onEdit({ kind: 'deed', category, deed })}
          >
            <Trans>Change</Trans>
          </Button>
        )}
      </div>
      {deed.indicators.length > 0 && (
        <List label={deed.name}>
          {deed.indicators.map((indicator) => (
            <ListRow
              key={indicator.id}
              title={indicator.name}
              hint={words.cap(indicator)}
              end={<Points value={indicator.points} isSigned />}
              {...(onEdit ? { onPress: () => onEdit({ kind: 'indicator', deed, indicator }) } : {})}
            />
          ))}
        </List>
      )}
      {onEdit && (
        <div className="pt-2">
          <Button
            variant="quiet"
            icon={Plus}
            aria-label={t`Add a way to count to ${deed.name}`}
            onPress={() => onEdit({ kind: 'indicator', deed, indicator: null })}
          >
            <Trans>Add a way to count</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}

/** The draft, category by category; a press on anything changes it. */
export function DraftTree({ draft, onEdit }: DraftTreeProps) {
  const { t } = useLingui();
  return (
    <div className="flex flex-col">
      {draft.categories.map((category) => {
        const count = category.deeds.reduce((sum, deed) => sum + deed.indicators.length, 0);
        return (
          <Disclosure key={category.code} title={category.name} hint={t`${count} ways to count`}>
            {category.deeds.map((deed) => (
              <DeedPart key={deed.code} category={category} deed={deed} onEdit={onEdit} />
            ))}
            {onEdit && (
              <div className="flex flex-wrap gap-3 border-t border-rule pt-3">
                <Button icon={Plus} onPress={() => onEdit({ kind: 'deed', category, deed: null })}>
                  <Trans>Add a deed</Trans>
                </Button>
                <Button
                  icon={Pencil}
                  aria-label={t`Change the category ${category.name}`}
                  onPress={() => onEdit({ kind: 'category', category })}
                >
                  <Trans>Change the category</Trans>
                </Button>
              </div>
            )}
          </Disclosure>
        );
      })}
      {onEdit && (
        <div className="pt-4">
          <Button icon={Plus} onPress={() => onEdit({ kind: 'category', category: null })}>
            <Trans context="good deeds">Add a category</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
