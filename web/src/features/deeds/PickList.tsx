import { Trans, useLingui } from '@lingui/react/macro';
import { Camera, ChevronDown, KeyRound, PencilLine } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Points } from '../../design/components/Points.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { type Pick, type PickCategory, searchPicks } from './picks.ts';

const mostFound = 30;

/** What the deed brings along, said in a word with its sign. */
function EvidenceHint({ evidence }: { evidence: Pick['evidence'] }) {
  switch (evidence) {
    case 'NONE':
      return null;
    case 'NOTE':
      return (
        <span className="flex items-center gap-1.5">
          <PencilLine aria-hidden className="size-4" />
          <Trans>with a few words</Trans>
        </span>
      );
    case 'PHOTO':
      return (
        <span className="flex items-center gap-1.5">
          <Camera aria-hidden className="size-4" />
          <Trans>with a photo</Trans>
        </span>
      );
    case 'CODE':
      return (
        <span className="flex items-center gap-1.5">
          <KeyRound aria-hidden className="size-4" />
          <Trans>with the code at the place</Trans>
        </span>
      );
    default:
      return evidence satisfies never;
  }
}

export interface PickRowsProps {
  label: string;
  picks: readonly Pick[];
  onPick: (pick: Pick) => void;
}

/** What is full for now stays in sight, and says so. */
export function PickRows({ label, picks, onPick }: PickRowsProps) {
  return (
    <List label={label}>
      {picks.map((pick) =>
        pick.capLeft === 0 ? (
          <ListRow
            key={pick.id}
            title={<span className="font-normal text-ink-soft">{pick.name}</span>}
            hint={<Trans>All done for now. Thank you!</Trans>}
          />
        ) : (
          <ListRow
            key={pick.id}
            title={pick.name}
            {...(pick.evidence === 'NONE' ? {} : { hint: <EvidenceHint evidence={pick.evidence} /> })}
            end={<Points value={pick.points} isSigned />}
            onPress={() => onPick(pick)}
          />
        ),
      )}
    </List>
  );
}

function Category({ category, onPick }: { category: PickCategory; onPick: (pick: Pick) => void }) {
  return (
    <details className="group passbook-page">
      <summary className="flex min-h-16 cursor-pointer list-none items-center gap-4 px-4 py-2 hover:bg-page-sunken">
        <OfferPicture picture={category.picture} size="thumb" />
        <h3 className="grow text-lead font-strong">{category.name}</h3>
        <ChevronDown
          aria-hidden
          className="size-5 shrink-0 text-ink-soft transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="flex flex-col gap-4 border-t border-rule px-4 py-3">
        {category.deeds.map((deed) => (
          <section key={deed.code} aria-label={deed.name}>
            <h4 className="font-normal text-ink-soft">{deed.name}</h4>
            <PickRows label={deed.name} picks={deed.indicators} onPick={onPick} />
          </section>
        ))}
      </div>
    </details>
  );
}

export interface PickListProps {
  likely: readonly Pick[];
  categories: readonly PickCategory[];
  onPick: (pick: Pick) => void;
}

/** What was done? The likely first, then by search, then all of it by category. */
export function PickList({ likely, categories, onPick }: PickListProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const found = searchPicks(categories, search);
  return (
    <div className="flex flex-col gap-6">
      <SearchField label={t`Search good deeds`} value={search} onChange={setSearch} inputMode="search" />
      {search.trim() !== '' ? (
        <section aria-live="polite">
          {found.length === 0 ? (
            <EmptyState picture="fluent:magnifying-glass-tilted-left" title={t`Nothing found`}>
              <Trans>Try another word, or look through the kinds of deeds.</Trans>
            </EmptyState>
          ) : (
            <PickRows label={t`Deeds found`} picks={found.slice(0, mostFound)} onPick={onPick} />
          )}
        </section>
      ) : (
        <>
          {likely.length > 0 && (
            <section aria-labelledby="likely">
              <h2 id="likely" className="pb-1 text-title">
                <Trans>What you may have done</Trans>
              </h2>
              <PickRows label={t`What you may have done`} picks={likely} onPick={onPick} />
            </section>
          )}
          <section aria-labelledby="kinds" className="flex flex-col gap-3">
            <h2 id="kinds" className="text-title">
              <Trans>All kinds of good deeds</Trans>
            </h2>
            {categories.map((category) => (
              <Category key={category.code} category={category} onPick={onPick} />
            ))}
          </section>
        </>
      )}
    </div>
  );
}
