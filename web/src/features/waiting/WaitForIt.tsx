import type { FragmentType } from '@apollo/client';
import { useFragment, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Bell, BellOff } from 'lucide-react';
import { useIsOnline } from '../../app/shell/OfflineBanner.tsx';
import { Button } from '../../design/components/Button.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import {
  JoinWaitingListDocument,
  LeaveWaitingListDocument,
  type WaitForIt_offerFragment,
  WaitForIt_offerFragmentDoc,
} from './waiting.generated.ts';

/** In place of the button of what is all gone: one tap waits for it, one tap waits no longer. */
export function WaitForIt({ offer }: { offer: FragmentType<WaitForIt_offerFragment> }) {
  const { t } = useLingui();
  const isOnline = useIsOnline();
  const { data, complete } = useFragment({ fragment: WaitForIt_offerFragmentDoc, from: offer });
  const [join, joining] = useMutation(JoinWaitingListDocument);
  const [leave, leaving] = useMutation(LeaveWaitingListDocument);
  if (!complete) return null;
  const isWaiting = data.viewerWait !== null && data.viewerWait.toldAt === null;

  async function press() {
    try {
      const answer = await (isWaiting ? leave : join)({ variables: { offerId: data.id as string } });
      const result = answer.data?.result;
      if (result !== undefined && 'message' in result) showToast({ message: result.message, tone: 'stop' });
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <Button
        {...(isWaiting ? {} : { variant: 'primary' as const })}
        size="large"
        isFullWidth
        icon={isWaiting ? BellOff : Bell}
        isPending={joining.loading || leaving.loading}
        isDisabled={!isOnline}
        onPress={press}
      >
        {isWaiting ? t`I need not wait any more` : t`Tell me when there is some`}
      </Button>
      <p role="status" className="text-center text-ink-soft">
        {isWaiting ? (
          <Trans>You are in the line. You get one notice when there is some again.</Trans>
        ) : (
          <Trans>In the order in which people came. Nobody sees who waits.</Trans>
        )}
      </p>
    </div>
  );
}
