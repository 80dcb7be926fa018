import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ScrollText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { type Award, AwardForm } from './AwardForm.tsx';
import { AwardGiven } from './AwardGiven.tsx';
import { AwardSettingsDocument } from './award-points.generated.ts';
import { CoordinatorScreen } from './CoordinatorScreen.tsx';
import { type FoundMember, useFindByNumber } from './MemberFinder.tsx';
import { useAward } from './use-award.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

const usualPoints = 10;

/** The member that the address names (`?member=12345678`); undefined while they are looked for, null when none. */
function useNamedMember(network: CoordinatedNetwork): FoundMember | null | undefined {
  const [parameters] = useSearchParams();
  const memberNumber = parameters.get('member');
  const findByNumber = useFindByNumber(network);
  const [member, setMember] = useState<FoundMember | null | undefined>(
    memberNumber === null ? null : undefined,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up once, for the address that the page opened with
  useEffect(() => {
    if (memberNumber === null) return;
    findByNumber(memberNumber).then(setMember, (cause) => {
      showFailure(cause);
      setMember(null);
    });
  }, []);
  return member;
}

function AwardScreen({ network }: { network: CoordinatedNetwork }) {
  const { data, error, refetch } = useQuery(AwardSettingsDocument, { variables: { slug: network.slug } });
  const named = useNamedMember(network);
  const { award, given, refusal, isPending, startNext } = useAward();
  // For the next person: the same points and reason again.
  const [last, setLast] = useState<Award | null>(null);
  const settings = data?.network;
  if (!settings || named === undefined) {
    return error === undefined ? (
      <Skeleton shape="card" count={3} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  if (given !== null) {
    return (
      <AwardGiven
        award={given}
        slug={network.slug}
        onNext={() => {
          setLast(given);
          startNext();
        }}
      />
    );
  }
  const isNamedAllowed = last === null && named?.membershipId !== network.ownMembershipId;
  return (
    <AwardForm
      network={network}
      limitPoints={settings.awardLimitPoints}
      initial={{
        member: isNamedAllowed ? named : null,
        points: last?.points ?? Math.min(usualPoints, settings.awardLimitPoints),
        reason: last?.reason ?? null,
      }}
      isPending={isPending}
      refusal={refusal}
      onAward={(intended) => void award(intended)}
    />
  );
}

function AwardPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  return (
    <Page
      title={t`Give points`}
      lead={network.name}
      width="narrow"
      {...(network.canDecide
        ? {
            actions: (
              <LinkButton to={`/coordinator/${network.slug}/awards`} icon={ScrollText}>
                <Trans>Points given</Trans>
              </LinkButton>
            ),
          }
        : {})}
    >
      {network.canDecide ? (
        <AwardScreen network={network} />
      ) : (
        <EmptyState picture="fluent:handshake" title={t`Coordinators give points`}>
          <Trans>
            As an auditor you see on the board how many were given, and in the ledger that the books are
            right.
          </Trans>
        </EmptyState>
      )}
    </Page>
  );
}

/** Points for a good deed that a coordinator vouches for. */
export default function AwardRoute() {
  return <CoordinatorScreen>{(network) => <AwardPage network={network} />}</CoordinatorScreen>;
}
