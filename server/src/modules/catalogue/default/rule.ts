import type { IndicatorContent } from '../catalogue-content.ts';

type Cap = `${number}/${IndicatorContent['capPeriod']}`;

/** What most rules have, where one does not say otherwise. */
interface Particulars {
  readonly evidence?: IndicatorContent['evidence'];
  readonly verifiers?: number;
  readonly by?: 'COORDINATOR';
  readonly privacy?: IndicatorContent['privacy'];
  readonly hintTh?: string;
  readonly hintEn?: string;
}

/** One indicator on few lines: what it earns, how often it counts, the virtues it stands for. */
export function rule(
  code: string,
  th: string,
  en: string,
  points: number,
  cap: Cap,
  virtues: readonly string[],
  particulars: Particulars = {},
): IndicatorContent {
  const [count, period] = cap.split('/');
  return {
    code,
    name: { th, en },
    hint: { th: particulars.hintTh ?? '', en: particulars.hintEn ?? '' },
    points,
    capCount: Number(count),
    capPeriod: period as IndicatorContent['capPeriod'],
    evidence: particulars.evidence ?? 'NONE',
    verifiersNeeded: particulars.verifiers ?? 1,
    verifiedBy: particulars.by ?? 'VERIFIER',
    virtues,
    privacy: particulars.privacy ?? 'MEMBERS',
  };
}
