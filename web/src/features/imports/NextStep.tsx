import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { FileDown } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { buttonStyles } from '../../design/components/button-styles.ts';
import { Card } from '../../design/components/Card.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Points } from '../../design/components/Points.tsx';
import { currentLanguage } from '../../i18n/language.ts';
import type { ImportPageQuery } from './import-page.generated.ts';
import { ProgressBar } from './ProgressBar.tsx';
import type { ImportStep } from './use-import-action.ts';

export type ImportData = Extract<NonNullable<ImportPageQuery['node']>, { __typename: 'Import' }>;

export interface NextStepProps {
  data: ImportData;
  pending: ImportStep | null;
  onStep: (step: 'start' | 'confirm' | 'cancel') => void;
}

function Counts({ data }: { data: ImportData }) {
  const { t } = useLingui();
  return (
    <KeyValue
      items={[
        ...(data.state === 'DONE' || data.doneCount > 0
          ? [{ label: t`Imported`, value: data.doneCount }]
          : []),
        ...(data.newCount > 0 ? [{ label: t`New`, value: data.newCount }] : []),
        { label: t`Imported before`, value: data.sameCount },
        { label: t`To mend`, value: data.refusedCount },
        ...(data.points > 0 ? [{ label: t`Points`, value: <Points value={data.points} /> }] : []),
      ]}
    />
  );
}

function StartOrConfirm({ data, pending, onStep }: NextStepProps) {
  if (data.state === 'CHECKED') {
    if (data.newCount === 0) {
      return (
        <Notice tone="wait" isLive={false}>
          <Trans>There is nothing new in this file. Mend what is to mend and upload it again.</Trans>
        </Notice>
      );
    }
    return (
      <>
        {data.points > data.network.awardLimitPoints && (
          <Notice tone="points" isLive={false}>
            <Trans>So many points need a second coordinator, who is told when you start.</Trans>
          </Notice>
        )}
        <Button
          variant="primary"
          size="large"
          isPending={pending === 'start'}
          onPress={() => onStep('start')}
        >
          <Plural value={data.newCount} one="Import # line" other="Import # lines" />
        </Button>
      </>
    );
  }
  if (data.state !== 'PROPOSED') return null;
  if (!data.viewerMayConfirm) {
    return (
      <Notice tone="wait" isLive={false}>
        <Trans>It waits for another coordinator, who vouches for it too. They have been told.</Trans>
      </Notice>
    );
  }
  return (
    <Button
      variant="primary"
      size="large"
      isPending={pending === 'confirm'}
      onPress={() => onStep('confirm')}
    >
      <Trans>I vouch for it too: import</Trans>
    </Button>
  );
}

/** Where the import stands, and what can be done now. */
export function NextStep(props: NextStepProps) {
  const { t } = useLingui();
  const { data, pending, onStep } = props;
  const { state } = data;
  const isOver = state === 'DONE' || state === 'CANCELLED';
  return (
    <Card title={isOver ? t`What came of it` : t`Next step`} tone={state === 'DONE' ? 'done' : 'plain'}>
      <div className="flex flex-col items-start gap-5">
        <div className="w-full">
          {state === 'CHECKING' && (
            <ProgressBar label={t`Checking`} value={data.progressCount} total={data.lineCount} />
          )}
          {state === 'RUNNING' && (
            <ProgressBar label={t`Importing`} value={data.progressCount} total={data.lineCount} />
          )}
          {state !== 'UPLOADED' && <Counts data={data} />}
        </div>
        <StartOrConfirm {...props} />
        <div className="flex flex-wrap gap-3">
          {data.reportPath !== null && state !== 'CHECKING' && (
            <a
              href={`${data.reportPath}?language=${currentLanguage()}`}
              download
              className={buttonStyles('outline')}
            >
              <FileDown aria-hidden className="size-5 shrink-0" />
              <Trans>Report for Excel</Trans>
            </a>
          )}
          {!isOver && (
            <Button variant="quiet" isPending={pending === 'cancel'} onPress={() => onStep('cancel')}>
              <Trans>Cancel this file</Trans>
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
