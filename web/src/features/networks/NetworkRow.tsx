import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import { canJoin } from './can-join.ts';
import { type NetworkRow_networkFragment, NetworkRow_networkFragmentDoc } from './network-row.generated.ts';

export interface NetworkRowProps {
  network: FragmentType<NetworkRow_networkFragment>;
  joiningId: string | null;
  onJoin: (network: { id: string; slug: string; name: string }) => void;
}

/** A community, with the one tap that joins it. */
export function NetworkRow({ network, joiningId, onJoin }: NetworkRowProps) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: NetworkRow_networkFragmentDoc, from: network });
  if (!complete) return null;
  const status = data.viewerMembership?.status;
  const isOpenToMe = canJoin(status);
  const join = data.joinPolicy === 'OPEN' ? t`Join` : t`Ask to join`;
  return (
    <li className="flex flex-col gap-3 py-5 tablet:flex-row tablet:items-center tablet:gap-6">
      <div className="min-w-0 grow">
        <h2 className="text-title">
          <Link to={`/n/${data.slug}`} className="underline-offset-4 hover:underline">
            {data.name}
          </Link>
        </h2>
        <p className="line-clamp-3 text-ink-soft">{data.description}</p>
        {data.joinPolicy === 'APPROVAL' && isOpenToMe && (
          <p className="text-ink-soft">
            <Trans>A coordinator looks at each request.</Trans>
          </p>
        )}
      </div>
      <div className="shrink-0">
        {isOpenToMe ? (
          <Button
            variant="primary"
            aria-label={`${join} ${data.name}`}
            isPending={joiningId === data.id}
            onPress={() => onJoin(data)}
          >
            {join}
          </Button>
        ) : (
          status && <StateBadge of="membership" state={status} />
        )}
      </div>
    </li>
  );
}
