import { Trans, useLingui } from '@lingui/react/macro';
import { useSession } from '../../app/session/viewer-context.ts';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { NetworkPicker } from '../networks/NetworkPicker.tsx';

/** Signed in, in no community yet: the one thing to do is to join one. */
export function NewcomerHome() {
  const { t } = useLingui();
  const { viewer } = useSession();
  const pending = viewer?.memberships.find(({ status }) => status === 'PENDING');
  return (
    <Page
      title={t`Find my community`}
      width="narrow"
      lead={<Trans>Joining is free. You can leave at any time, and your data with you.</Trans>}
    >
      {pending && (
        <div className="pb-5">
          <Notice tone="wait" title={pending.network.name} isLive={false}>
            <Trans>Your request is with a coordinator, who will let you know.</Trans>
          </Notice>
        </div>
      )}
      <NetworkPicker />
    </Page>
  );
}
