import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../design/components/Button.tsx';
import { ChipGroup } from '../../design/components/ChipGroup.tsx';
import { Sheet } from '../../design/components/Sheet.tsx';
import { Switch } from '../../design/components/Switch.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { askOwnPlace, useOwnPlace } from '../place/own-place.ts';
import { kinds, type OfferFilters, orders, pointLimits } from './use-offer-filters.ts';

export interface FilterSheetProps {
  filters: OfferFilters;
  /** The list that the order is for: while searching it is what matches best. */
  isSearching: boolean;
  isOpen: boolean;
  onChange: (changed: Partial<OfferFilters>) => void;
  onClose: () => void;
}

/** In which order, and what of all: each takes effect at once, behind the sheet. */
export function FilterSheet({ filters, isSearching, isOpen, onChange, onClose }: FilterSheetProps) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const own = useOwnPlace();
  const any = 'any';
  const orderNames = {
    RECOMMENDED: t`All shops in turn`,
    NEAREST: t`Near me first`,
    NEWEST: t`The newest first`,
    FEWEST_POINTS: t`The fewest points first`,
  };
  const kindNames = { SPEND: t`To have`, HOLD: t`To borrow` };
  const implied = isSearching ? any : 'RECOMMENDED';

  async function changeOrder(id: string) {
    if (id === 'NEAREST' && (await askOwnPlace()) === null) return;
    onChange({ order: id === implied ? null : (orders.find((each) => each === id) ?? null) });
  }

  return (
    <Sheet
      title={t`Filter and order`}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <Button variant="primary" isFullWidth onPress={onClose}>
          <Trans>Show the offers</Trans>
        </Button>
      }
    >
      <div className="flex flex-col gap-6">
        <ChipGroup
          label={t`Order`}
          isLabelHidden={false}
          value={filters.order ?? implied}
          onChange={(id) => void changeOrder(id)}
          options={[
            ...(isSearching ? [{ id: any, label: t`The best match first` }] : []),
            ...orders.map((id) => ({ id, label: orderNames[id] })),
          ]}
        />
        <p role="status" className="-mt-3 text-ink-soft">
          {own.state === 'asking' && <Trans>Looking where you are…</Trans>}
          {own.state === 'refused' && (
            <Trans>The phone does not say where you are. The order stays as it was.</Trans>
          )}
          {own.state === 'known' && <Trans>Where you are is used to sort this list, and kept nowhere.</Trans>}
        </p>
        <ChipGroup
          label={t`What for`}
          isLabelHidden={false}
          value={filters.kind ?? any}
          onChange={(id) => onChange({ kind: kinds.find((each) => each === id) ?? null })}
          options={[{ id: any, label: t`Both` }, ...kinds.map((id) => ({ id, label: kindNames[id] }))]}
        />
        <ChipGroup
          label={t`Points`}
          isLabelHidden={false}
          value={String(filters.maxPoints ?? any)}
          onChange={(id) =>
            onChange({ maxPoints: pointLimits.find((limit) => String(limit) === id) ?? null })
          }
          options={[
            { id: any, label: t`Any` },
            ...pointLimits.map((limit) => ({
              id: String(limit),
              label: t`Up to ${formatNumber(limit, locale)}`,
            })),
          ]}
        />
        <Switch
          label={t`Only what there is now`}
          hint={t`Nothing that is gone, or opens later.`}
          isSelected={filters.isAvailableNow}
          onChange={(isAvailableNow) => onChange({ isAvailableNow })}
        />
      </div>
    </Sheet>
  );
}
