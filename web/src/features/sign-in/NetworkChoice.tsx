import { Trans, useLingui } from '@lingui/react/macro';
import { Select } from '../../design/components/Select.tsx';
import type { NetworksToJoinQuery } from './network-choice.generated.ts';

export type NetworkToJoin = NetworksToJoinQuery['networks']['edges'][number]['node'];

/** Stands for "not now": an account can be without a network. */
export const noNetwork = 'none';

export interface NetworkChoiceProps {
  networks: readonly NetworkToJoin[];
  /** A network's id, `noNetwork`, or null while none was picked. */
  value: string | null;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** The network that the person joins with the same button. One alone needs no picking: it is just said. */
export function NetworkChoice({ networks, value, onChange, error }: NetworkChoiceProps) {
  const { t } = useLingui();
  const [first] = networks;
  if (first === undefined) return null;
  if (networks.length === 1) {
    return (
      <p className="rounded-field bg-points-tint px-4 py-3">
        <Trans>
          You become a member of <strong className="font-strong">{first.name}</strong>. It is free, and you
          may leave any time.
        </Trans>
      </p>
    );
  }
  return (
    <Select
      label={t`Your community`}
      hint={t`Free. You may leave any time.`}
      error={error}
      value={value}
      onChange={onChange}
      options={[
        ...networks.map((network) => ({
          id: network.id,
          label: network.name,
          ...(network.joinPolicy === 'APPROVAL' ? { hint: t`A coordinator takes you in` } : {}),
        })),
        { id: noNetwork, label: t`None for now` },
      ]}
    />
  );
}
