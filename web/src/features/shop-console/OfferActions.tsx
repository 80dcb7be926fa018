import { useLingui } from '@lingui/react/macro';
import { CirclePause, CirclePlay, Copy, Flag, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Dialog } from '../../design/components/Dialog.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { RepeatButton } from './RepeatButton.tsx';
import type { OfferState } from './shop-offer.generated.ts';
import { useOfferStep } from './use-offer-step.ts';

export interface OfferActionsProps {
  offerId: string;
  shopId: string;
  state: OfferState;
}

function EndButton({ offerId }: { offerId: string }) {
  const { t } = useLingui();
  const { take, pending } = useOfferStep(offerId);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="quiet" icon={Flag} onPress={() => setAsking(true)}>
        {t`End this offer`}
      </Button>
      <Dialog
        title={t`End this offer for good?`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>
              {t({ message: 'Leave it open', context: 'offer' })}
            </Button>
            <Button
              variant="primary"
              isPending={pending === 'end'}
              onPress={async () => {
                if (await take('end')) setAsking(false);
              }}
            >
              {t({ message: 'Yes, end it', context: 'offer' })}
            </Button>
          </>
        }
      >
        <p>
          {t`Members can no longer redeem it. Vouchers that they hold stay good until they expire: please keep honouring them. Should you want to offer it again, one press makes a copy.`}
        </p>
      </Dialog>
    </>
  );
}

/** What the shop can do with an offer, by its state. */
export function OfferActions({ offerId, shopId, state }: OfferActionsProps) {
  const { t } = useLingui();
  const { take, pending } = useOfferStep(offerId);
  const repeat = (
    <LinkButton icon={Copy} to={`/shop/${shopId}/offers/new?from=${offerId}`}>
      {state === 'ENDED' ? t`A copy, to change first` : t`Offer it again, as a copy`}
    </LinkButton>
  );
  return (
    <div className="flex flex-wrap items-center gap-3">
      {state === 'SUBMITTED' && (
        <Button icon={Undo2} isPending={pending === 'withdraw'} onPress={() => take('withdraw')}>
          {t`Take it back and change it`}
        </Button>
      )}
      {state === 'LIVE' && (
        <Button icon={CirclePause} isPending={pending === 'pause'} onPress={() => take('pause')}>
          {t({ message: 'Put on pause', context: 'offer' })}
        </Button>
      )}
      {state === 'PAUSED' && (
        <Button
          variant="primary"
          icon={CirclePlay}
          isPending={pending === 'resume'}
          onPress={() => take('resume')}
        >
          {t`Open it again`}
        </Button>
      )}
      {state === 'ENDED' && <RepeatButton offerId={offerId} shopId={shopId} />}
      {(state === 'LIVE' || state === 'PAUSED' || state === 'ENDED') && repeat}
      {state !== 'ENDED' && state !== 'SUBMITTED' && <EndButton offerId={offerId} />}
    </div>
  );
}
