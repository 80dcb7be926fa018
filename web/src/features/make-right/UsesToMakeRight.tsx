import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { MakeRightButton } from './MakeRightButton.tsx';
import { MakeRightSheet } from './MakeRightSheet.tsx';
import type { UsesOfShopQuery } from './uses-of-shop.generated.ts';

export type ShopUses = Extract<UsesOfShopQuery['node'], { __typename: 'Merchant' }>;
type Use = NonNullable<ShopUses['recentUses']>[number];

function UseRow({ use, onPress }: { use: Use; onPress: () => void }) {
  const titleId = useId();
  return (
    <li className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <OfferPicture picture={use.offer.picture} size="thumb" />
      <div className="min-w-0 grow basis-40">
        <p id={titleId} className="font-strong">
          {use.offer.title}
          {use.quantity > 1 && ` × ${use.quantity}`}
        </p>
        <p className="text-ink-soft">
          <DateTime value={use.usedAt} show="date-time" />
        </p>
      </div>
      <MakeRightButton describedBy={titleId} onPress={onPress} />
    </li>
  );
}

/** What was counted in the last week and can still be given back: items and times, never who. */
export function UsesToMakeRight({ shop }: { shop: ShopUses }) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<{ useId: string; title: string } | null>(null);
  const uses = (shop.recentUses ?? []).filter(({ makeRightUntil }) => makeRightUntil !== null);
  return (
    <Card title={t`Counted in the last 7 days`}>
      {uses.length === 0 ? (
        <EmptyState picture="fluent:sun-behind-small-cloud" title={t`Nothing counted`}>
          {t`What is scanned at your counter stands here for a week.`}
        </EmptyState>
      ) : (
        <ul aria-label={t`Counted in the last 7 days`} className="divide-y divide-rule">
          {uses.map((use) => (
            <UseRow
              key={use.id}
              use={use}
              onPress={() => setChosen({ useId: use.id, title: use.offer.title })}
            />
          ))}
        </ul>
      )}
      <MakeRightSheet merchantId={shop.id} use={chosen} onClose={() => setChosen(null)} />
    </Card>
  );
}
