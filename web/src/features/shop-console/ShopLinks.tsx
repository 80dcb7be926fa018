import { useLingui } from '@lingui/react/macro';
import { ChartColumn, Eye, HandHeart, HeartHandshake, PenLine, Plug, Printer } from 'lucide-react';
import { Card } from '../../design/components/Card.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';

const mark = 'size-6 shrink-0 text-ink-soft';

interface ShopLinksProps {
  merchantId: string;
  isApproved: boolean;
  isOwner: boolean;
  isManager: boolean;
}

/** The shop's other pages. */
export function ShopLinks({ merchantId, isApproved, isOwner, isManager }: ShopLinksProps) {
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
        <ListRow
          to={`/shop/${merchantId}/make-right`}
          start={<HeartHandshake aria-hidden className={mark} />}
          title={t`Could not give something`}
          hint={t`Give the points back to the member in two taps`}
        />
        {isManager && (
          <>
            <ListRow
              to={`/shop/${merchantId}/statistics`}
              start={<ChartColumn aria-hidden className={mark} />}
              title={t`How the shop does`}
              hint={t`Days and hours, offers, who comes again`}
            />
            <ListRow
              to={`/shop/${merchantId}/sponsor`}
              start={<HandHeart aria-hidden className={mark} />}
              title={t`Points that go around`}
              hint={t`Give what you received to an event of the village`}
            />
          </>
        )}
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
