import { Trans, useLingui } from '@lingui/react/macro';
import { MessageCircleQuestion } from 'lucide-react';
import { DateTime } from '../../design/components/DateTime.tsx';
import { IconButton } from '../../design/components/IconButton.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatBaht } from '../../lib/baht.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { Baht } from './Baht.tsx';
import type { Statement } from './StatementSums.tsx';
import { lineWords } from './settlement-words.ts';

type Line = Statement['lines']['edges'][number]['node'];

/** How the amount comes about, for whoever wants to work it out; or why it is corrected. */
function Factors({ line }: { line: Line }) {
  const { locale } = useLanguage();
  if (line.kind === 'ADJUSTMENT') return <>{line.reason}</>;
  const points = formatNumber(line.points, locale);
  const rate = formatBaht(line.satangPerPoint, locale);
  return line.networkPercent === 100 ? (
    <Trans>
      {points} points × {rate} baht
    </Trans>
  ) : (
    <Trans>
      {points} points × {rate} baht × {line.networkPercent}%
    </Trans>
  );
}

export interface StatementLinesProps {
  statement: Statement;
  /** Null where this person has nothing to ask. */
  onAsk: ((lineId: string) => void) | null;
}

/** Each use by itself: what, when and how much; never who. */
export function StatementLines({ statement, onAsk }: StatementLinesProps) {
  const { t, i18n } = useLingui();
  return (
    <List label={t`Line by line`}>
      {statement.lines.edges.map(({ node: line }) => {
        const kind = i18n._(lineWords[line.kind]);
        const title = line.offer?.title ?? kind;
        return (
          <ListRow
            key={line.id}
            title={line.kind === 'REVERSAL' ? `${kind}: ${title}` : title}
            hint={
              <>
                <DateTime value={line.at} show="date-time" /> · <Factors line={line} />
                {line.corrects !== null && (
                  <>
                    {' · '}
                    <Trans>from statement {line.corrects.number}</Trans>
                  </>
                )}
              </>
            }
            end={
              <span className="flex items-center gap-2">
                <Baht satang={line.satang} />
                {onAsk !== null && (
                  <IconButton
                    label={t`Ask about ${title}`}
                    icon={MessageCircleQuestion}
                    variant="quiet"
                    onPress={() => onAsk(line.id)}
                  />
                )}
              </span>
            }
          />
        );
      })}
    </List>
  );
}
