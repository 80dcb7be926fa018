import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import {
  type OpenInvitations_merchantFragment,
  OpenInvitations_merchantFragmentDoc,
  RevokeStaffInvitationDocument,
} from './invitations.generated.ts';

/** What could still be taken, and the way to take it back. Nothing while there is nothing. */
export function OpenInvitations({ merchant }: { merchant: FragmentType<OpenInvitations_merchantFragment> }) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: OpenInvitations_merchantFragmentDoc, from: merchant });
  const [revoke] = useMutation(RevokeStaffInvitationDocument);
  const roles = { OWNER: t`Owner`, MANAGER: t`Manager`, CASHIER: t`Cashier` };
  if (!complete || data.staffInvitations === null || data.staffInvitations.length === 0) return null;

  async function takeBack(invitationId: string): Promise<void> {
    try {
      const answer = await revoke({ variables: { input: { merchantId: data.id ?? '', invitationId } } });
      const result = answer.data?.revokeStaffInvitation;
      if (result?.__typename === 'ForbiddenError') showToast({ message: result.message, tone: 'stop' });
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <Card title={t`Open invitations`}>
      <List label={t`Open invitations`}>
        {data.staffInvitations.map((invitation) => (
          <ListRow
            key={invitation.id}
            title={roles[invitation.role]}
            hint={
              <Trans>
                {invitation.useCount} of {invitation.useLimit} taken, until{' '}
                <DateTime value={invitation.expiresAt} show="date-time" />
              </Trans>
            }
            end={
              <Button variant="quiet" onPress={() => void takeBack(invitation.id)}>
                {t({ message: 'Take back', context: 'invitation' })}
              </Button>
            }
          />
        ))}
      </List>
    </Card>
  );
}
