import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Check, HandHeart, IdCard } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Checkbox } from '../../design/components/Checkbox.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Sheet } from '../../design/components/Sheet.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { HouseholdSetting } from './HouseholdSetting.tsx';
import {
  type MemberSheet_membershipFragment,
  MemberSheet_membershipFragmentDoc,
  type NetworkRole,
} from './member-sheet.generated.ts';
import { SetMemberRolesDocument } from './membership-decisions.generated.ts';
import { ReasonPicker } from './ReasonPicker.tsx';
import { removalPresets } from './reason-presets.ts';
import { roleWords } from './role-words.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';
import { type MembershipDecision, useMembershipDecision } from './use-membership-decision.ts';

function RolesForm({ membership }: { membership: MemberSheet_membershipFragment }) {
  const { t, i18n } = useLingui();
  const [roles, setRoles] = useState<readonly NetworkRole[]>(membership.roles);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [saveRoles, { loading }] = useMutation(SetMemberRolesDocument);
  const isChanged =
    roles.length !== membership.roles.length || roles.some((role) => !membership.roles.includes(role));
  const save = async () => {
    try {
      const { data } = await saveRoles({
        variables: { input: { membershipId: membership.id, roles: [...roles] } },
      });
      const result = data?.setMemberRoles;
      if (result === undefined) return;
      if (result.__typename === 'MembershipDecisionSuccess') {
        setRefusal(null);
        showToast({ message: t`The roles are saved.`, tone: 'done' });
        return;
      }
      setRefusal(result.message);
    } catch (cause) {
      showFailure(cause);
    }
  };
  return (
    <section aria-label={t`Roles`} className="flex flex-col gap-2">
      <h3 className="font-strong">{t`Roles`}</h3>
      {roleWords.map(({ role, name, hint }) => (
        <Checkbox
          key={role}
          isSelected={roles.includes(role)}
          onChange={(isOn) =>
            setRoles((current) => (isOn ? [...current, role] : current.filter((each) => each !== role)))
          }
        >
          <span className="block font-strong">{i18n._(name)}</span>
          <span className="block text-ink-soft">{i18n._(hint)}</span>
        </Checkbox>
      ))}
      {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
      <div className="pt-1">
        <Button isPending={loading} isDisabled={!isChanged || roles.length === 0} onPress={save}>
          {t`Save the roles`}
        </Button>
      </div>
    </section>
  );
}

interface ActionsProps {
  membership: MemberSheet_membershipFragment;
  network: CoordinatedNetwork;
  onDecide: (decision: MembershipDecision) => void;
}

function Actions({ membership, network, onDecide }: ActionsProps) {
  const { t, i18n } = useLingui();
  if (membership.id === network.ownMembershipId) {
    return (
      <Notice tone="wait" isLive={false} title={t`That is you`}>
        <Trans>
          Another coordinator gives you points and changes your roles. You leave from your own page.
        </Trans>
      </Notice>
    );
  }
  switch (membership.status) {
    case 'PENDING':
      return (
        <div className="flex flex-wrap gap-3">
          <Button
            variant="done"
            icon={Check}
            onPress={() => onDecide({ kind: 'approve' })}
          >{t`Take in`}</Button>
          <Button onPress={() => onDecide({ kind: 'decline' })}>{t`Do not take in`}</Button>
        </div>
      );
    case 'ACTIVE':
      return (
        <div className="flex flex-col gap-5">
          {membership.member !== null && (
            <LinkButton
              to={`/coordinator/${network.slug}/award?member=${membership.member.memberNumber}`}
              variant="primary"
              icon={HandHeart}
              isFullWidth
            >
              <Trans>Give points</Trans>
            </LinkButton>
          )}
          {membership.member !== null && (
            <LinkButton
              to={`/coordinator/${network.slug}/code-card?member=${membership.member.memberNumber}`}
              icon={IdCard}
              isFullWidth
            >
              <Trans>Card of codes for one without a phone</Trans>
            </LinkButton>
          )}
          <RolesForm membership={membership} />
          <HouseholdSetting membership={membership} network={network} />
          <Disclosure title={t`End the membership…`}>
            <p className="pb-2 text-ink-soft">
              <Trans>
                Their points, passbook and open vouchers stay as they are, and they can join again. They read
                this sentence:
              </Trans>
            </p>
            <ReasonPicker
              label={t`Reasons to end the membership`}
              presets={removalPresets.map((preset) => i18n._(preset))}
              sendLabel={t`End the membership`}
              onPick={(reason) => onDecide({ kind: 'remove', reason })}
            />
          </Disclosure>
        </div>
      );
    case 'LEFT':
    case 'REMOVED':
      return (
        <Notice tone="wait" isLive={false}>
          <Trans>They can join again any time; their passbook waits for them.</Trans>
        </Notice>
      );
    default:
      return membership.status satisfies never;
  }
}

export interface MemberSheetProps {
  membership: FragmentType<MemberSheet_membershipFragment> | null;
  network: CoordinatedNetwork;
  onClose: () => void;
}

/** One person in the network: number, roles, and what a coordinator can do. Never their points or their shopping. */
export function MemberSheet({ membership, network, onClose }: MemberSheetProps) {
  const { t } = useLingui();
  const decide = useMembershipDecision(network);
  const { data, complete } = useFragment({
    fragment: MemberSheet_membershipFragmentDoc,
    fragmentName: 'MemberSheet_membership',
    from: membership,
  });
  if (membership === null || !complete || data === null) return null;
  return (
    <Sheet title={data.displayName} isOpen onClose={onClose}>
      <div className="flex flex-col gap-5">
        <KeyValue
          items={[
            { label: t`State`, value: <StateBadge of="membership" state={data.status} /> },
            ...(data.member === null
              ? []
              : [
                  {
                    label: t`Member number`,
                    value: <span className="select-all">{data.member.memberNumber}</span>,
                  },
                ]),
            { label: t`Since`, value: <DateTime value={data.joinedAt} /> },
          ]}
        />
        <Actions
          membership={data}
          network={network}
          onDecide={(decision) => {
            decide(data, decision);
            onClose();
          }}
        />
      </div>
    </Sheet>
  );
}
