import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { Switch } from '../../design/components/Switch.tsx';
import { SetMerchantTrustDocument } from './case-work.generated.ts';
import { useCaseAction } from './use-case-action.ts';

/** Whether the shop's offers need a second look. The timeline keeps who said so, and when. */
export function TrustSwitch({ merchantId, isTrusted }: { merchantId: string; isTrusted: boolean }) {
  const { t } = useLingui();
  const { isPending, run } = useCaseAction();
  const [send] = useMutation(SetMerchantTrustDocument);
  return (
    <Card>
      <Switch
        label={t`A trusted shop`}
        hint={t`Its offers go live at once, if the network’s rules have it so.`}
        isSelected={isTrusted}
        isDisabled={isPending}
        onChange={(isOn) =>
          void run(
            async () =>
              (await send({ variables: { input: { merchantId, isTrusted: isOn } } })).data?.setMerchantTrust,
          )
        }
      />
    </Card>
  );
}
