import { Trans, useLingui } from '@lingui/react/macro';
import { Switch } from '../../design/components/Switch.tsx';
import { useCaseKeysSetting } from './case-keys-setting.ts';

function Key({ children }: { children: string }) {
  return (
    <kbd className="mr-1 inline-flex min-w-7 justify-center rounded-small border border-rule-strong bg-page px-1.5 font-text font-strong text-ink">
      {children}
    </kbd>
  );
}

export interface CaseKeysHintProps {
  /** What A and R do here; approving and asking for changes when left out. */
  approveLabel?: string;
  returnLabel?: string;
}

/** The keys of a case, for those who sit at a keyboard, and their switch. */
export function CaseKeysHint({ approveLabel, returnLabel }: CaseKeysHintProps) {
  const { t } = useLingui();
  const [isOn, choose] = useCaseKeysSetting();
  return (
    <div className="hidden flex-col gap-2 text-ink-soft desktop:flex">
      <Switch label={t`Work with keys`} isSelected={isOn} onChange={choose} />
      {isOn && (
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          <span>
            <Key>J</Key>
            <Trans>next</Trans>
          </span>
          <span>
            <Key>K</Key>
            <Trans>previous</Trans>
          </span>
          <span>
            <Key>A</Key>
            {approveLabel ?? <Trans>approve</Trans>}
          </span>
          <span>
            <Key>R</Key>
            {returnLabel ?? <Trans>ask for changes</Trans>}
          </span>
        </p>
      )}
    </div>
  );
}
