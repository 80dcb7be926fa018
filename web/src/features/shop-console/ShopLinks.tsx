import { useLingui } from '@lingui/react/macro';
import { Eye, PenLine, Plug, Printer } from 'lucide-react';
import { Card } from '../../design/components/Card.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';

const mark = 'size-6 shrink-0 text-ink-soft';

interface ShopLinksProps {
  merchantId: string;
  isApproved: boolean;
  isOwner: boolean;
}

/** The shop's other pages. */
export function ShopLinks({ merchantId, isApproved, isOwner }: ShopLinksProps) {
  const { t } = useLingui();
  return (
    <Card title={t`Our shop`}>
      <List label={t`Our shop`}>
        <ListRow
          to={`/shop/${merchantId}/profile`}
          start={<PenLine aria-hidden className={mark} />}
          title={t`What members read about us`}
          hint={t`Description, opening hours, phone, picture`}
        />
        {isApproved && (
          <ListRow
            to={`/shop/${merchantId}/sticker`}
            start={<Printer aria-hidden className={mark} />}
            title={t`Door sticker`}
            hint={t`Print it: members scan it and redeem at once`}
          />
        )}
        {isOwner && (
          <ListRow
            to={`/shop/${merchantId}/webhooks`}
            start={<Plug aria-hidden className={mark} />}
            title={t`Programs of the shop`}
            hint={t`A till or a bookkeeping program is told at once`}
          />
        )}
        {isApproved && (
          <ListRow
            to={`/shops/${merchantId}`}
            start={<Eye aria-hidden className={mark} />}
            title={t`The shop as members see it`}
          />
        )}
      </List>
    </Card>
  );
}
