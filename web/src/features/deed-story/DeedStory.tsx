import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Card } from '../../design/components/Card.tsx';
import { Timeline, type TimelineItem } from '../../design/components/Timeline.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { type DeedStory_deedFragment, DeedStory_deedFragmentDoc } from './deed-story.generated.ts';

type Line = DeedStory_deedFragment['decisions'][number];

function useLineWords(): (line: Line) => Pick<TimelineItem, 'actor' | 'tone'> & { title: ReactNode } {
  const { t } = useLingui();
  const community = t`Your community`;
  return ({ kind }) => {
    switch (kind) {
      case 'CONFIRM':
        return { title: <Trans>Somebody vouched for it</Trans>, actor: community, tone: 'done' };
      case 'ASK_MORE':
        return { title: <Trans>A little more, please</Trans>, actor: community, tone: 'wait' };
      case 'NOT_COUNT':
        return { title: <Trans>Not counted this time</Trans>, actor: community, tone: 'wait' };
      case 'ANSWER':
        return { title: <Trans>Answered</Trans>, actor: t`You`, tone: 'plain' };
      default:
        return kind satisfies never;
    }
  };
}

/** What was said about one's deed, without names, and the place to answer. Nothing while nobody has said anything. */
export function DeedStory({ deed }: { deed: FragmentType<DeedStory_deedFragment> }) {
  const { t } = useLingui();
  const wordsOf = useLineWords();
  const { data, complete } = useFragment({ fragment: DeedStory_deedFragmentDoc, from: deed });
  if (!complete || data.decisions.length === 0) return null;
  return (
    <Card title={t`What was said`} tone={data.canAnswer ? 'wait' : 'plain'}>
      <div className="flex flex-col gap-5">
        <Timeline
          items={data.decisions.map((line) => ({
            id: `${line.at} ${line.kind}`,
            at: line.at,
            reason: line.text,
            ...wordsOf(line),
          }))}
        />
        {data.canAnswer && <AnswerForm deedId={data.id} isAppeal={data.state === 'NOT_COUNTED'} />}
      </div>
    </Card>
  );
}
