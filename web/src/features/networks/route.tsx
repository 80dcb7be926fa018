import { Trans, useLingui } from '@lingui/react/macro';
import { Page } from '../../design/components/Page.tsx';
import { NetworkPicker } from './NetworkPicker.tsx';

/** `/networks`: find a community and join it. */
export default function NetworksRoute() {
  const { t } = useLingui();
  return (
    <Page
      title={t`Find my community`}
      width="narrow"
      lead={<Trans>Joining is free. You can leave at any time, and your data with you.</Trans>}
    >
      <NetworkPicker />
    </Page>
  );
}
