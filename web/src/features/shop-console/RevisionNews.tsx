import type { FragmentType } from '@apollo/client';
import { useFragment, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Undo2 } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { Reason } from './Reason.tsx';
import {
  type RevisionNews_offerFragment,
  RevisionNews_offerFragmentDoc,
  WithdrawOfferChangesDocument,
} from './revision.generated.ts';

function TakeBack({ offerId }: { offerId: string }) {
  const { t } = useLingui();
  const [withdraw, { loading }] = useMutation(WithdrawOfferChangesDocument);

  async function press() {
    try {
      const { data } = await withdraw({ variables: { offerId } });
      const result = data?.result;
      if (result !== undefined && 'message' in result)
        showToast({ message: result.message, tone: 'stop', seconds: 10 });
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <Button icon={Undo2} isPending={loading} onPress={press}>
      {t`Take the change back`}
    </Button>
  );
}

/** How the shop's wish to change a live offer stands: with the coordinators, or sent back with a reason. */
export function RevisionNews({
  offer,
  isManager,
}: {
  offer: FragmentType<RevisionNews_offerFragment>;
  isManager: boolean;
}) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: RevisionNews_offerFragmentDoc, from: offer });
  if (!complete) return null;
  const { pendingRevision, returnedRevision } = data;
  if (pendingRevision !== null) {
    return (
      <Notice
        isLive={false}
        title={t`Your change is with the coordinators`}
        {...(isManager ? { action: <TakeBack offerId={data.id} /> } : {})}
      >
        {t`Members redeem it as it is below until they have looked at “${pendingRevision.title}”.`}
      </Notice>
    );
  }
  if (returnedRevision === null) return null;
  return (
    <Notice isLive={false} title={t`Your change was sent back`}>
      {returnedRevision.reason !== null && <Reason text={returnedRevision.reason} />}
    </Notice>
  );
}
