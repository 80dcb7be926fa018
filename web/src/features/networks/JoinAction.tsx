import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSession } from '../../app/session/viewer-context.ts';
import { Button } from '../../design/components/Button.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { withReturnPath } from '../sign-in/return-path.ts';
import { canJoin } from './can-join.ts';
import type { NetworkPageQuery } from './network-page.generated.ts';
import { useJoin } from './use-join.ts';

type Network = NonNullable<NetworkPageQuery['network']>;

function JoinForm({ network }: { network: Network }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { viewer } = useSession();
  const [displayName, setDisplayName] = useState(viewer?.displayName ?? '');
  const { join, joiningId, refusal } = useJoin(() => void navigate('/'));
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label={t`Your name in the community`}
        hint={t`Seen by you and the coordinators`}
        value={displayName}
        onChange={setDisplayName}
        autoComplete="name"
      />
      {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
      <Button
        variant="primary"
        size="large"
        isPending={joiningId !== null}
        onPress={() => join(network, displayName)}
      >
        {network.joinPolicy === 'OPEN' ? t`Join ${network.name}` : t`Ask to join ${network.name}`}
      </Button>
    </div>
  );
}

/** What a visitor, a member or somebody in between can do on a network's page. */
export function JoinAction({ network }: { network: Network }) {
  const { pathname } = useLocation();
  const { viewer, isLoading } = useSession();
  if (isLoading) return null;
  if (viewer === null) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <LinkButton variant="primary" size="large" to={withReturnPath('/sign-up', pathname)}>
          <Trans>Join, free of charge</Trans>
        </LinkButton>
        <LinkButton size="large" to={withReturnPath('/sign-in', pathname)}>
          <Trans>I have an account</Trans>
        </LinkButton>
      </div>
    );
  }
  const status = network.viewerMembership?.status;
  if (status === undefined || canJoin(status)) return <JoinForm network={network} />;
  return (
    <div>
      <StateBadge of="membership" state={status} />
    </div>
  );
}
