import { useApolloClient, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ScanQrCode } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { FindMemberDocument, type FindMemberQuery } from './find-member.generated.ts';
import { scannedMemberNumber } from './scanned-member-number.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

// The camera's code is heavy, and most awards are found by name.
const QrScanner = lazy(() =>
  import('../../design/components/QrScanner.tsx').then((module) => ({ default: module.QrScanner })),
);

/** A person who can get points. */
export interface FoundMember {
  membershipId: string;
  memberId: string;
  displayName: string;
  memberNumber: string;
}

type Membership = NonNullable<FindMemberQuery['network']>['memberships']['edges'][number]['node'];

function toFound({ id, displayName, member }: Membership): FoundMember | null {
  return member === null
    ? null
    : { membershipId: id, memberId: member.id, displayName, memberNumber: member.memberNumber };
}

/** Finds the one member with this number; null when there is none here. */
export function useFindByNumber(
  network: CoordinatedNetwork,
): (memberNumber: string) => Promise<FoundMember | null> {
  const client = useApolloClient();
  return async (memberNumber) => {
    const { data } = await client.query({
      query: FindMemberDocument,
      variables: { slug: network.slug, search: memberNumber },
      fetchPolicy: 'network-only',
    });
    const found = data?.network?.memberships.edges
      .map(({ node }) => toFound(node))
      .find((each) => each?.memberNumber === memberNumber);
    return found ?? null;
  };
}

interface ResultsProps {
  network: CoordinatedNetwork;
  search: string;
  onPick: (member: FoundMember) => void;
}

function Results({ network, search, onPick }: ResultsProps) {
  const { t } = useLingui();
  const { data, previousData, error, refetch } = useQuery(FindMemberDocument, {
    variables: { slug: network.slug, search },
  });
  const found = (data ?? previousData)?.network?.memberships.edges;
  if (found === undefined) {
    return error === undefined ? (
      <Skeleton shape="row" count={2} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  const members = found.map(({ node }) => toFound(node)).filter((each) => each !== null);
  if (members.length === 0) {
    return (
      <Notice tone="wait" title={t`Nobody found`}>
        <Trans>Try a part of the name, or the number on the card.</Trans>
      </Notice>
    );
  }
  return (
    <List label={t`People found`}>
      {members.map((member) =>
        member.membershipId === network.ownMembershipId ? (
          <ListRow
            key={member.membershipId}
            title={member.displayName}
            hint={t`That is you. Another coordinator gives you points.`}
          />
        ) : (
          <ListRow
            key={member.membershipId}
            title={member.displayName}
            hint={t`Number ${member.memberNumber}`}
            onPress={() => onPick(member)}
          />
        ),
      )}
    </List>
  );
}

export interface MemberFinderProps {
  network: CoordinatedNetwork;
  onPick: (member: FoundMember) => void;
}

/** Who gets the points: by name, by number, or by the card's code. */
export function MemberFinder({ network, onPick }: MemberFinderProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const [isScanning, setIsScanning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const settled = useSettled(search.trim());
  const findByNumber = useFindByNumber(network);

  const read = async (text: string) => {
    const memberNumber = scannedMemberNumber(text);
    if (memberNumber === null) {
      setProblem(t`That is not a member card.`);
      return;
    }
    try {
      const found = await findByNumber(memberNumber);
      if (found === null) setProblem(t`No member here has the number ${memberNumber}.`);
      else if (found.membershipId === network.ownMembershipId)
        setProblem(t`That is your own card. Another coordinator gives you points.`);
      else onPick(found);
    } catch (cause) {
      showFailure(cause);
    }
  };

  return (
    <div className="flex flex-col gap-4">
      <SearchField label={t`Name or member number`} value={search} onChange={setSearch} inputMode="search" />
      {settled !== '' && <Results network={network} search={settled} onPick={onPick} />}
      {problem !== null && <Notice tone="wait">{problem}</Notice>}
      {isScanning ? (
        <Suspense fallback={<Skeleton shape="card" count={1} />}>
          <QrScanner
            onCode={(text) => void read(text)}
            onUnavailable={() => setProblem(t`The camera cannot be used here. Type the number on the card.`)}
            onNothingFound={() => setProblem(t`No code was found in that picture.`)}
          />
        </Suspense>
      ) : (
        <div>
          <Button icon={ScanQrCode} onPress={() => setIsScanning(true)}>{t`Scan the member card`}</Button>
        </div>
      )}
    </div>
  );
}
