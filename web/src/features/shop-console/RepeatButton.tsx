import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Repeat } from 'lucide-react';
import { useNavigate } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { RepeatOfferDocument } from './offer-actions.generated.ts';

/** One press: the same once more, for as many days as before from today. */
export function RepeatButton({ offerId, shopId }: { offerId: string; shopId: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [repeat, { loading }] = useMutation(RepeatOfferDocument);

  async function press() {
    try {
      const { data } = await repeat({ variables: { input: { offerId } } });
      const result = data?.result;
      if (result?.__typename === 'RepeatOfferSuccess') {
        const isLive = result.offer.state === 'LIVE';
        showToast({
          message: isLive ? t`It is open for redeeming.` : t`Sent. A coordinator looks at it.`,
          tone: 'done',
        });
        await navigate(`/shop/${shopId}/offers/${result.offer.id}`);
      } else if (result !== undefined) showToast({ message: result.message, tone: 'stop', seconds: 10 });
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <Button variant="primary" icon={Repeat} isPending={loading} onPress={press}>
      {t`Offer it once more, as it was`}
    </Button>
  );
}
