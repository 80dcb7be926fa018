import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Lock } from 'lucide-react';
import { Badge } from '../../design/components/Badge.tsx';
import { Points } from '../../design/components/Points.tsx';
import {
  type IndicatorRule_indicatorFragment,
  IndicatorRule_indicatorFragmentDoc,
} from './indicator-rule.generated.ts';
import { useRuleWords } from './use-rule-words.ts';

/** One thing that counts: its name, its points, and its rule in words. */
export function IndicatorRule({ indicator }: { indicator: FragmentType<IndicatorRule_indicatorFragment> }) {
  const words = useRuleWords();
  const { data, complete } = useFragment({ fragment: IndicatorRule_indicatorFragmentDoc, from: indicator });
  if (!complete) return null;
  const facts = [words.cap(data), words.evidence(data), words.verification(data)];
  return (
    <div className="flex flex-col gap-2 border-b border-rule py-4 last:border-b-0">
      <div className="flex items-start justify-between gap-4">
        <p className="font-strong">{data.name}</p>
        <span className="shrink-0">
          <Points value={data.points} isSigned />
        </span>
      </div>
      {data.hint !== '' && <p className="text-ink-soft">{data.hint}</p>}
      <p className="text-ink-soft">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      <ul className="flex flex-wrap gap-2">
        {data.virtues.map((virtue) => (
          <li key={virtue.code}>
            <Badge>{virtue.name}</Badge>
          </li>
        ))}
      </ul>
      <p className="flex items-start gap-1.5 text-ink-soft">
        {data.privacy === 'SENSITIVE' && <Lock aria-hidden className="mt-1 size-4.5 shrink-0" />}
        {words.privacy(data)}
      </p>
    </div>
  );
}
