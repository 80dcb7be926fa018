import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import { LeaveNetworkDialog } from './LeaveNetworkDialog.tsx';
import {
  type MembershipRow_membershipFragment,
  MembershipRow_membershipFragmentDoc,
} from './membership-row.generated.ts';

function useRoleWords(): Record<MembershipRow_membershipFragment['roles'][number], string> {
  const { t } = useLingui();
  return {
    MEMBER: t`Member`,
    VERIFIER: t`Verifier`,
    COORDINATOR: t`Coordinator`,
    AUDITOR: t`Auditor`,
  };
}

/** One network that the person belongs to: what they are there, since when, and the way out. */
export function MembershipRow({
  membership,
}: {
  membership: FragmentType<MembershipRow_membershipFragment>;
}) {
  const { t } = useLingui();
  const words = useRoleWords();
  const [isLeaving, setIsLeaving] = useState(false);
  const { data, complete } = useFragment({ fragment: MembershipRow_membershipFragmentDoc, from: membership });
  if (!complete) return null;
  return (
    <>
      <ListRow
        title={data.network.name}
        hint={
          data.status === 'ACTIVE' ? (
            <>
              {data.roles.map((role) => words[role]).join(' · ')}
              <br />
              <Trans>
                Since <DateTime value={data.joinedAt} />
              </Trans>
            </>
          ) : (
            <StateBadge of="membership" state={data.status} />
          )
        }
        end={
          data.status === 'ACTIVE' ? (
            <Button variant="quiet" onPress={() => setIsLeaving(true)}>
              {t({ message: 'Leave…', context: 'network' })}
              <span className="sr-only"> {data.network.name}</span>
            </Button>
          ) : data.status === 'PENDING' ? undefined : (
            <LinkButton to={`/n/${data.network.slug}`}>
              {t`Join again`}
              <span className="sr-only"> {data.network.name}</span>
            </LinkButton>
          )
        }
      />
      <LeaveNetworkDialog
        networkId={data.network.id}
        networkName={data.network.name}
        isOpen={isLeaving}
        onClose={() => setIsLeaving(false)}
      />
    </>
  );
}
