import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { UserRoundPlus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Stamp } from '../../design/components/Stamp.tsx';
import type { DeskAnswer } from './use-desk-record.ts';

/** The stamp, and of a group those for whom it could not be recorded, with the reason. */
export function DeskDone({ answer, onNext }: { answer: DeskAnswer; onNext: () => void }) {
  const { t } = useLingui();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const others = answer.answers.filter(({ status }) => status !== 'RECORDED');
  return (
    <div className="passbook-page flex flex-col items-center gap-5 px-5 py-10 text-center">
      {answer.count > 0 && <Stamp label={t`Recorded`} isFresh />}
      <h2 ref={heading} tabIndex={-1} className="text-title">
        <Plural
          value={answer.count}
          _0="Recorded for nobody"
          one="Recorded for one member"
          other="Recorded for # members"
        />
      </h2>
      {others.length > 0 && (
        <section className="w-full text-left">
          <h3 className="font-strong">
            <Trans>Not recorded</Trans>
          </h3>
          <List label={t`Not recorded`}>
            {others.map(({ memberNumber, message }) => (
              <ListRow key={memberNumber} title={memberNumber} hint={message} />
            ))}
          </List>
        </section>
      )}
      <Button variant="primary" icon={UserRoundPlus} onPress={onNext}>{t`The next one`}</Button>
    </div>
  );
}
