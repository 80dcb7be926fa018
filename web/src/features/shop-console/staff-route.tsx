import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Cable, CircleUserRound, KeyRound, MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Dialog } from '../../design/components/Dialog.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { AddStaffForm } from './AddStaffForm.tsx';
import { ForManagers } from './ForManagers.tsx';
import { InviteStaff } from './InviteStaff.tsx';
import { OpenInvitations } from './OpenInvitations.tsx';
import { StaffMenu } from './StaffMenu.tsx';
import { ShopStaffDocument, type ShopStaffQuery } from './shop-staff.generated.ts';
import { useRemoveStaff } from './use-remove-staff.ts';
import { mayManage, useShopId } from './use-shop.ts';

type Shop = Extract<ShopStaffQuery['node'], { __typename: 'Merchant' }>;
type Person = NonNullable<Shop['staff']>[number];

function StaffList({ shop }: { shop: Shop }) {
  const { t } = useLingui();
  const { removedIds, remove } = useRemoveStaff(shop.id);
  const [asked, setAsked] = useState<Person | null>(null);
  const people = (shop.staff ?? []).filter(({ id }) => !removedIds.includes(id));
  const owners = people.filter(({ role }) => role === 'OWNER').length;
  const isOwner = shop.viewerStaffRole === 'OWNER';
  const roles = { OWNER: t`Owner`, MANAGER: t`Manager`, CASHIER: t`Cashier` };
  return (
    <>
      <List label={t`People at the shop`}>
        {people.map((person) => (
          <ListRow
            key={person.id}
            start={<CircleUserRound aria-hidden className="size-8 shrink-0 text-ink-soft" />}
            title={person.displayName}
            hint={
              <>
                <Trans>
                  {roles[person.role]} since <DateTime value={person.since} show="date" />
                </Trans>
                {person.hasCounterPin ? null : ` · ${t`no number for the counter yet`}`}
              </>
            }
            end={
              isOwner && (
                <StaffMenu
                  merchantId={shop.id}
                  person={person}
                  isLastOwner={person.role === 'OWNER' && owners === 1}
                  onRemove={() => setAsked(person)}
                />
              )
            }
          />
        ))}
      </List>
      <Dialog
        title={t`Does ${asked?.displayName ?? ''} no longer work here?`}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        actions={
          <>
            <Button onPress={() => setAsked(null)}>{t`Still works here`}</Button>
            <Button
              variant="primary"
              onPress={() => {
                if (asked !== null) remove(asked.id, asked.displayName);
                setAsked(null);
              }}
            >
              {t`Yes, remove`}
            </Button>
          </>
        }
      >
        {t`They can then no longer check vouchers for this shop: not on their phone, not at the counter, and no key that they made works any more. Their own points and vouchers stay theirs.`}
      </Dialog>
    </>
  );
}

/** `/shop/:merchantId/staff`: who works here, for owners and managers; owners add and remove. */
export default function ShopStaffRoute() {
  const { t } = useLingui();
  const merchantId = useShopId();
  const { data, error, refetch } = useQuery(ShopStaffDocument, { variables: { merchantId } });
  const shop = data?.node?.__typename === 'Merchant' ? data.node : null;
  if (data !== undefined && (shop === null || shop.viewerStaffRole === null)) return <NotFoundPage />;
  if (shop !== null && !mayManage(shop.viewerStaffRole)) return <ForManagers merchantId={merchantId} />;
  const mayAdd =
    shop?.viewerStaffRole === 'OWNER' && (shop.status === 'APPROVED' || shop.status === 'SUSPENDED');
  return (
    <Page title={t`People at the shop`} width="narrow">
      {shop === null &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="row" count={3} />)}
      {shop !== null && (
        <div className="flex flex-col gap-5">
          <Card>
            <StaffList shop={shop} />
          </Card>
          {mayAdd && (
            <>
              <Card title={t`Invite somebody`}>
                <InviteStaff merchantId={shop.id} shopName={shop.name} />
              </Card>
              <OpenInvitations merchant={shop} />
              <details className="passbook-page rounded-page px-5 py-2">
                <summary className="flex min-h-target cursor-pointer items-center text-lead">
                  {t`Add somebody by their e-mail`}
                </summary>
                <div className="pt-3 pb-4">
                  <AddStaffForm merchantId={shop.id} />
                </div>
              </details>
            </>
          )}
          <Card title={t`At the counter`}>
            <List label={t`At the counter`}>
              <ListRow
                to={`/shop/${shop.id}/pin`}
                start={<KeyRound aria-hidden className="size-6 shrink-0 text-ink-soft" />}
                title={t`My number for the counter`}
                hint={shop.viewerHasCounterPin === true ? t`You have one` : t`You have none yet`}
              />
              <ListRow
                to={`/shop/${shop.id}/devices`}
                start={<MonitorSmartphone aria-hidden className="size-6 shrink-0 text-ink-soft" />}
                title={t`Counter devices`}
                hint={t`One tablet for all who work here`}
              />
              {shop.viewerStaffRole === 'OWNER' && (
                <ListRow
                  to={`/shop/${shop.id}/keys`}
                  start={<Cable aria-hidden className="size-6 shrink-0 text-ink-soft" />}
                  title={t`Keys for our own till`}
                  hint={t`For a till that speaks to this one by itself`}
                />
              )}
            </List>
          </Card>
          {shop.viewerStaffRole === 'OWNER' && !mayAdd && (
            <p className="text-ink-soft">{t`People can be added once the shop is approved.`}</p>
          )}
          {shop.viewerStaffRole === 'MANAGER' && (
            <p className="text-ink-soft">{t`The owner adds and removes people.`}</p>
          )}
        </div>
      )}
    </Page>
  );
}
