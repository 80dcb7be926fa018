import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Store } from 'lucide-react';
import { ListRow } from '../../design/components/ListRow.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import { type ShopRows_membershipFragment, ShopRows_membershipFragmentDoc } from './shop-rows.generated.ts';

/** The shops of one network that the person works for; a cashier goes straight to the counter. */
export function ShopRows({ membership }: { membership: FragmentType<ShopRows_membershipFragment> }) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: ShopRows_membershipFragmentDoc, from: membership });
  if (!complete) return null;
  const roles = { OWNER: t`Owner`, MANAGER: t`Manager`, CASHIER: t`Cashier` };
  return data.merchants.map((merchant) => {
    const role = merchant.viewerStaffRole;
    return (
      <ListRow
        key={merchant.id}
        to={role === 'CASHIER' ? `/counter/${merchant.id}` : `/shop/${merchant.id}`}
        start={<Store aria-hidden className="size-6 shrink-0 text-ink-soft" />}
        title={merchant.name}
        hint={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {role !== null && roles[role]}
            <StateBadge of="merchant" state={merchant.status} />
          </span>
        }
      />
    );
  });
}
