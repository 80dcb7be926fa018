import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { AskForm } from './AskForm.tsx';
import { HouseholdMembers } from './HouseholdMembers.tsx';
import { HouseholdRequests } from './HouseholdRequests.tsx';
import { HouseholdDocument } from './household.generated.ts';

/** With whom a member lives: those do not confirm each other's deeds, and nobody else sees it. */
export default function HouseholdRoute() {
  const { t } = useLingui();
  const { slug = '' } = useParams();
  const { data, error, refetch } = useQuery(HouseholdDocument, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  const network = data?.network;
  const membership = network?.viewerMembership;
  return (
    <Page
      title={t`People I live with`}
      width="narrow"
      back={{ to: '/profile', label: t`Me` }}
      {...(network ? { lead: network.name } : {})}
    >
      {!data && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {!data && error === undefined && <Skeleton shape="card" count={2} />}
      {data && !membership && (
        <EmptyState
          picture="fluent:house-with-garden"
          title={t`You are not in this community`}
          action={
            <LinkButton to="/networks" variant="primary">
              <Trans>Find my community</Trans>
            </LinkButton>
          }
        >
          <Trans>Join it first; it is free.</Trans>
        </EmptyState>
      )}
      {network && membership && (
        <div className="flex flex-col gap-6">
          <p>
            <Trans>
              Those who live together do not confirm each other's deeds. That is all it is for: only you,
              those you live with and the coordinators see it.
            </Trans>
          </p>
          <HouseholdRequests membership={membership} />
          <HouseholdMembers membership={membership} networkId={network.id} />
          <AskForm networkId={network.id} />
        </div>
      )}
    </Page>
  );
}
