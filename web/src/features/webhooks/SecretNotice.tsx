import { Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../../design/components/Notice.tsx';

/** The secret, this once: nobody can read it again. */
export function SecretNotice({ secret }: { secret: string }) {
  const { t } = useLingui();
  return (
    <Notice tone="points" title={t`Keep this secret now`}>
      <p>
        <Trans>It proves that a call comes from here. It is shown this once.</Trans>
      </p>
      <code className="mt-2 block break-all font-strong select-all" lang="en">
        {secret}
      </code>
    </Notice>
  );
}
