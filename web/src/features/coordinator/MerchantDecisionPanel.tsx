import { Trans, useLingui } from '@lingui/react/macro';
import { type Ref, useState } from 'react';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { ApproveOrReturn } from './ApproveOrReturn.tsx';
import { FieldChoice } from './FieldChoice.tsx';
import type { MerchantCaseQuery } from './merchant-case.generated.ts';
import type { MerchantField } from './merchant-decisions.generated.ts';
import { ReasonPicker } from './ReasonPicker.tsx';
import { merchantChangePresets, merchantDeclinePresets, reinstatePresets } from './reason-presets.ts';
import { SuspendForm } from './SuspendForm.tsx';
import type { MerchantDecision } from './use-merchant-decision.ts';

export type MerchantCase = Extract<NonNullable<MerchantCaseQuery['node']>, { __typename: 'Merchant' }>;

export interface MerchantDecisionPanelProps {
  merchant: Pick<MerchantCase, 'status' | 'suspendedUntil'>;
  onDecide: (decision: MerchantDecision) => void;
  firstReasonRef: Ref<HTMLButtonElement>;
}

function Decline({ onDecide }: Pick<MerchantDecisionPanelProps, 'onDecide'>) {
  const { t, i18n } = useLingui();
  return (
    <Disclosure title={t`Do not take this shop in…`}>
      <ReasonPicker
        label={t`Reasons not to take it in`}
        presets={merchantDeclinePresets.map((preset) => i18n._(preset))}
        sendLabel={t`Do not take it in`}
        onPick={(reason) => onDecide({ kind: 'decline', reason })}
      />
    </Disclosure>
  );
}

/** What a coordinator can decide, by the state that the shop is in. */
export function MerchantDecisionPanel({ merchant, onDecide, firstReasonRef }: MerchantDecisionPanelProps) {
  const { t, i18n } = useLingui();
  const [ownFields, setOwnFields] = useState<readonly MerchantField[]>([]);
  // A sentence brings its fields along; own words go with those that were ticked.
  const fieldsOf = (reason: string) =>
    merchantChangePresets.find((preset) => i18n._(preset.reason) === reason)?.fields ?? ownFields;
  switch (merchant.status) {
    case 'APPLIED':
      return (
        <ApproveOrReturn
          approveLabel={t`Approve this shop`}
          onApprove={() => onDecide({ kind: 'approve' })}
          changePresets={merchantChangePresets.map(({ reason }) => i18n._(reason))}
          onReturn={(reason) => onDecide({ kind: 'request-changes', reason, fields: fieldsOf(reason) })}
          firstReasonRef={firstReasonRef}
          ownTextExtra={<FieldChoice value={ownFields} onChange={setOwnFields} />}
        >
          <Decline onDecide={onDecide} />
        </ApproveOrReturn>
      );
    case 'CHANGES_REQUESTED':
      return (
        <Card title={t`Your decision`}>
          <div className="flex flex-col gap-4">
            <Notice tone="wait" isLive={false} title={t`Waiting for the shop`}>
              <Trans>When it sends its answer, the case comes back to the queue by itself.</Trans>
            </Notice>
            <Decline onDecide={onDecide} />
          </div>
        </Card>
      );
    case 'APPROVED':
      return (
        <Card title={t`Your decision`}>
          <div className="flex flex-col gap-4">
            <p>
              <Trans>This shop is a partner. Its offers go on.</Trans>
            </p>
            <Disclosure title={t`Put the shop on pause…`}>
              <SuspendForm onSuspend={(suspension) => onDecide({ kind: 'suspend', ...suspension })} />
            </Disclosure>
          </div>
        </Card>
      );
    case 'SUSPENDED':
      return (
        <Card title={t`Your decision`}>
          <div className="flex flex-col gap-3">
            {merchant.suspendedUntil !== null && (
              <p>
                <Trans>
                  On pause until <DateTime value={merchant.suspendedUntil} show="date-time" />
                </Trans>
              </p>
            )}
            <p className="font-strong">{t`Welcome the shop back: press a sentence`}</p>
            <ReasonPicker
              label={t`Words of welcome`}
              presets={reinstatePresets.map((preset) => i18n._(preset))}
              sendLabel={t`Welcome the shop back`}
              onPick={(reason) => onDecide({ kind: 'reinstate', reason })}
              firstRef={firstReasonRef}
            />
          </div>
        </Card>
      );
    case 'DECLINED':
      return (
        <Notice tone="wait" isLive={false} title={t`This shop was not taken in`}>
          <Trans>It may apply again any time.</Trans>
        </Notice>
      );
    default:
      return merchant.status satisfies never;
  }
}
