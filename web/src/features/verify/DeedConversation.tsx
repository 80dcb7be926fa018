import { Trans } from '@lingui/react/macro';

export interface ConversationLine {
  kind: 'CONFIRM' | 'ASK_MORE' | 'NOT_COUNT' | 'ANSWER';
  text: string | null;
  at: string;
}

/** What was asked and answered so far, without names. */
export function DeedConversation({ lines }: { lines: readonly ConversationLine[] }) {
  const said = lines.filter(({ text }) => text !== null);
  if (said.length === 0) return null;
  return (
    <ol className="flex flex-col gap-3">
      {said.map(({ kind, text, at }) => (
        <li key={`${at}${kind}`} className="border-l-3 border-rule-strong pl-3">
          <span className="block text-ink-soft">
            {kind === 'ANSWER' ? (
              <Trans>The member answered</Trans>
            ) : kind === 'ASK_MORE' ? (
              <Trans>Asked before</Trans>
            ) : (
              <Trans>Not counted before</Trans>
            )}
          </span>
          <span className="block whitespace-pre-line">{text}</span>
        </li>
      ))}
    </ol>
  );
}
