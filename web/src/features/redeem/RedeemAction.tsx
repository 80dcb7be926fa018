import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from 'react-router';
import { useSession } from '../../app/session/viewer-context.ts';
import { useIsOnline } from '../../app/shell/OfflineBanner.tsx';
import { Button } from '../../design/components/Button.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { withReturnPath } from '../sign-in/return-path.ts';
import { WaitForIt } from '../waiting/WaitForIt.tsx';
import { PointsChange } from './PointsChange.tsx';
import type { RedeemPanel_offerFragment } from './redeem-panel.generated.ts';
import { contextOf, type Refusal, refusalBefore } from './refusal.ts';
import { useRefusalWords } from './refusal-words.tsx';
import type { Redeeming } from './use-redeem.ts';

export interface RedeemActionProps {
  offer: RedeemPanel_offerFragment;
  redeeming: Redeeming;
}

function VisitorAction() {
  const { pathname, search } = useLocation();
  const here = pathname + search;
  return (
    <div className="flex flex-wrap gap-3">
      <span className="grow">
        <LinkButton variant="primary" size="large" isFullWidth to={withReturnPath('/sign-in', here)}>
          <Trans>Sign in to redeem</Trans>
        </LinkButton>
      </span>
      <span className="grow">
        <LinkButton size="large" isFullWidth to={withReturnPath('/sign-up', here)}>
          <Trans>Make an account</Trans>
        </LinkButton>
      </span>
    </div>
  );
}

/** Pressing again would be refused again. */
function isForGood({ reason }: Refusal): boolean {
  return reason !== 'busy' && reason !== 'key-used';
}

/** In place of the button: why not, in a word. The page above says what to do about it. */
function Reason({ refusal }: { refusal: Refusal }) {
  const { title } = useRefusalWords(refusal);
  return <p className="py-1 text-center text-lead font-strong">{title}</p>;
}

/** The foot of the sheet: the balance before and after, and the one button. No confirm box: it can be cancelled. */
export function RedeemAction({ offer, redeeming }: RedeemActionProps) {
  const { t } = useLingui();
  const { viewer } = useSession();
  const isOnline = useIsOnline();
  const { state, redeem } = redeeming;
  const refusal = refusalBefore(offer, viewer !== null);
  if (refusal?.reason === 'visitor') return <VisitorAction />;
  const member = offer.merchant.network.viewerMembership?.member ?? null;
  const isGone =
    refusal?.reason === 'sold-out' || (state.step === 'refused' && state.refusal.reason === 'sold-out');
  if (isGone && !(state.step === 'ready' && state.isUnsure)) return <WaitForIt offer={offer} />;
  if (state.step === 'refused' && isForGood(state.refusal)) return <Reason refusal={state.refusal} />;
  // The voucher of a lost answer may be what took the points or the limit: the kept key finds it.
  const isLookingUp = refusal !== null;
  if (refusal !== null && !(state.step === 'ready' && state.isUnsure)) return <Reason refusal={refusal} />;
  if (member === null) return null;
  const { costPoints } = offer;
  return (
    <div className="flex flex-col gap-2">
      {!isLookingUp && <PointsChange before={member.wallet.available} cost={costPoints} />}
      <Button
        variant="primary"
        size="large"
        isFullWidth
        isPending={state.step === 'sending'}
        isDisabled={!isOnline}
        onPress={() => redeem({ ...contextOf(offer), memberId: member.id })}
      >
        {isLookingUp ? (
          <Trans>See what became of it</Trans>
        ) : offer.kind === 'HOLD' ? (
          <Plural value={costPoints} one="Borrow, set # point aside" other="Borrow, set # points aside" />
        ) : (
          <Plural value={costPoints} one="Redeem # point" other="Redeem # points" />
        )}
      </Button>
      <p role="status" className="text-center text-ink-soft">
        {!isOnline
          ? t`Redeeming needs a connection. It will be here when you are back.`
          : state.step === 'sending' && state.isWaiting
            ? t`Still trying. It counts once only.`
            : t`You can cancel any time before the scan`}
      </p>
    </div>
  );
}
