import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { useParams } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { MarigoldMark } from '../../design/components/MarigoldMark.tsx';
import { Page } from '../../design/components/Page.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { MemberCardDocument } from './member-card.generated.ts';
import { spacedMemberNumber } from './member-number.ts';

interface MemberCardProps {
  networkName: string;
  displayName: string;
  memberNumber: string;
}

/** The card itself, on the screen and on paper. The code holds the number alone: nothing about the person. */
function MemberCard({ networkName, displayName, memberNumber }: MemberCardProps) {
  const { t } = useLingui();
  const number = spacedMemberNumber(memberNumber);
  return (
    // Paper in every theme: light ink of the dark one would be printed on white.
    <div
      data-theme="light"
      className="passbook-page mx-auto flex max-w-sm flex-col items-center gap-4 p-6 text-center text-ink print:border-2 print:shadow-none"
    >
      <p className="flex w-full items-center justify-center gap-2.5 border-b border-rule pb-3 font-heading text-title font-strong">
        <MarigoldMark className="size-8 shrink-0" />
        <span className="min-w-0">{networkName}</span>
      </p>
      <p className="text-lead">{displayName}</p>
      <QrCode value={memberNumber} label={t`Code of member number ${number}`} />
      <p>
        <span className="block text-ink-soft">
          <Trans>Member number</Trans>
        </span>
        <span className="block text-numeral font-strong select-all">{number}</span>
      </p>
    </div>
  );
}

/** My member card: shown to a coordinator who gives points, or printed for those without a phone. */
export default function MemberCardRoute() {
  const { t } = useLingui();
  const { slug = '' } = useParams();
  const { data, error, refetch } = useQuery(MemberCardDocument, { variables: { slug } });
  const network = data?.network;
  const membership = network?.viewerMembership;
  const member = membership?.member;
  return (
    <Page
      title={t`Member card`}
      width="narrow"
      back={{ to: '/profile', label: t({ message: 'Me', context: 'navigation' }) }}
      {...(member
        ? {
            actions: (
              <Button icon={Printer} onPress={() => window.print()}>
                {t({ message: 'Print', context: 'member card' })}
              </Button>
            ),
          }
        : {})}
    >
      {data === undefined && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {data === undefined && error === undefined && <Skeleton shape="card" count={2} />}
      {data !== undefined && !member && (
        <EmptyState
          picture="fluent:ledger"
          title={t`There is no card here yet`}
          action={
            <LinkButton to="/profile" variant="primary">
              <Trans>Back to my page</Trans>
            </LinkButton>
          }
        >
          <Trans>The card is there as soon as you are a member of this network.</Trans>
        </EmptyState>
      )}
      {network && membership && member && (
        <div className="flex flex-col gap-5">
          <MemberCard
            networkName={network.name}
            displayName={membership.displayName}
            memberNumber={member.memberNumber}
          />
          <p className="text-center text-ink-soft print:hidden">
            <Trans>Show it when you have done a good deed. The code holds the number alone.</Trans>
          </p>
        </div>
      )}
    </Page>
  );
}
