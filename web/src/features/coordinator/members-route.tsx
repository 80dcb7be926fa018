import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { FileUp, Printer } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '../../design/components/Badge.tsx';
import { Card } from '../../design/components/Card.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { SegmentedControl } from '../../design/components/SegmentedControl.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import { useSettled } from '../../lib/use-settled.ts';
import { CoordinatorScreen } from './CoordinatorScreen.tsx';
import { MemberSheet } from './MemberSheet.tsx';
import { CoordinatedMembersDocument, type MembershipStatus } from './member-list.generated.ts';
import {
  type CoordinatedMemberRow_membershipFragment,
  CoordinatedMemberRow_membershipFragmentDoc,
} from './member-list-row.generated.ts';
import { roleWords } from './role-words.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';
import { useAwayCaseIds } from './use-decisions.ts';

const groups = {
  active: ['ACTIVE'],
  pending: ['PENDING'],
  gone: ['LEFT', 'REMOVED'],
} as const satisfies Record<string, readonly MembershipStatus[]>;
type Group = keyof typeof groups;

type MembershipRef = FragmentType<CoordinatedMemberRow_membershipFragment>;

interface RowProps {
  membership: MembershipRef;
  network: CoordinatedNetwork;
}

function MemberRow({ membership, network }: RowProps) {
  const { t, i18n } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  const { data, complete } = useFragment({
    fragment: CoordinatedMemberRow_membershipFragmentDoc,
    fragmentName: 'CoordinatedMemberRow_membership',
    from: membership,
  });
  if (!complete) return null;
  const special = roleWords.filter(({ role }) => role !== 'MEMBER' && data.roles.includes(role));
  return (
    <>
      <ListRow
        title={data.displayName}
        hint={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {data.member !== null && <span>{t`Number ${data.member.memberNumber}`}</span>}
            {special.map(({ role, name }) => (
              <Badge key={role}>{i18n._(name)}</Badge>
            ))}
            {data.status !== 'ACTIVE' && <StateBadge of="membership" state={data.status} />}
          </span>
        }
        onPress={() => setIsOpen(true)}
      />
      <MemberSheet membership={isOpen ? data : null} network={network} onClose={() => setIsOpen(false)} />
    </>
  );
}

interface MemberListProps {
  network: CoordinatedNetwork;
  search: string;
  group: Group;
}

function MemberList({ network, search, group }: MemberListProps) {
  const { t } = useLingui();
  const awayIds = useAwayCaseIds();
  const { data, previousData, error, refetch, fetchMore } = useQuery(CoordinatedMembersDocument, {
    variables: { slug: network.slug, search: search === '' ? null : search, status: [...groups[group]] },
  });
  const found = (data ?? previousData)?.network?.memberships;
  if (found === undefined) {
    return error === undefined ? (
      <Skeleton shape="row" count={5} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  if (found.edges.length === 0) {
    return (
      <EmptyState
        picture="fluent:folded-hands"
        title={group === 'pending' && search === '' ? t`Nobody is waiting` : t`Nobody found`}
      >
        <Trans>Search by name or by the number on the card.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="pb-1 text-ink-soft" role="status">
        <Plural value={found.totalCount} one="# person" other="# people" />
      </p>
      <List label={t`Members`}>
        {found.edges
          .filter(({ node }) => !awayIds.includes(node.id))
          .map(({ node }) => (
            <MemberRow key={node.id} membership={node} network={network} />
          ))}
      </List>
      {found.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: found.pageInfo.endCursor } })} />
      )}
    </>
  );
}

function MembersPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const [group, setGroup] = useState<Group>('active');
  const settled = useSettled(search.trim());
  return (
    <Page
      title={t`Members`}
      lead={network.name}
      {...(network.canDecide
        ? {
            actions: (
              <>
                <LinkButton to={`/coordinator/${network.slug}/voucher-sheets`} icon={Printer}>
                  <Trans>Vouchers on paper</Trans>
                </LinkButton>
                <LinkButton to={`/coordinator/${network.slug}/imports`} icon={FileUp}>
                  <Trans>Import from a file</Trans>
                </LinkButton>
              </>
            ),
          }
        : {})}
    >
      <Card>
        {network.canDecide ? (
          <div className="flex flex-col gap-4">
            <SearchField label={t`Find by name or member number`} value={search} onChange={setSearch} />
            <SegmentedControl
              label={t`Show`}
              isLabelHidden
              value={group}
              onChange={(value) => setGroup(value === 'pending' || value === 'gone' ? value : 'active')}
              options={[
                { id: 'active', label: t({ message: 'Members', context: 'group of people' }) },
                { id: 'pending', label: t({ message: 'Waiting', context: 'group of people' }) },
                { id: 'gone', label: t({ message: 'Left', context: 'group of people' }) },
              ]}
            />
            <div>
              <MemberList network={network} search={settled} group={group} />
            </div>
          </div>
        ) : (
          <EmptyState picture="fluent:folded-hands" title={t`Names are for the coordinators alone`}>
            <Trans>As an auditor you see the numbers of the network, never who is behind them.</Trans>
          </EmptyState>
        )}
      </Card>
    </Page>
  );
}

/** The people of the network: found by name or number, taken in, given roles. */
export default function MembersRoute() {
  return <CoordinatorScreen>{(network) => <MembersPage network={network} />}</CoordinatorScreen>;
}
