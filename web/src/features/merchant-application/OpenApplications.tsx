import { useLingui } from '@lingui/react/macro';
import { useSession } from '../../app/session/viewer-context.ts';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';

/** Applications of this person that wait for an answer: shown before another is written. */
export function OpenApplications() {
  const { t } = useLingui();
  const { viewer } = useSession();
  const open = (viewer?.memberships ?? [])
    .flatMap(({ merchants }) => merchants)
    .filter(({ status }) => status === 'APPLIED' || status === 'CHANGES_REQUESTED');
  return open.map(({ id, name, status }) => (
    <div key={id} className="pb-5">
      <Notice
        isLive={false}
        title={name}
        action={<LinkButton to={`/shop/${id}`}>{t`See how it stands`}</LinkButton>}
      >
        {status === 'APPLIED'
          ? t`You have applied for this shop already. The coordinators are looking at it.`
          : t`The coordinators ask for something more about this shop.`}
      </Notice>
    </div>
  ));
}
