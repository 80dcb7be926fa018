import { Trans, useLingui } from '@lingui/react/macro';
import { BellOff, EyeOff, Heart } from 'lucide-react';
import { Badge } from '../../design/components/Badge.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Switch } from '../../design/components/Switch.tsx';
import { NoteWords } from './NoteWords.tsx';
import type { ReceivedNote_noteFragment } from './thanks.generated.ts';
import { useNoteDecisions } from './use-note-decisions.ts';

/** A note to me: first keep it or put it away, then who may read it. Nothing of this is told to its sender. */
export function ReceivedNote({ note }: { note: ReceivedNote_noteFragment }) {
  const { t } = useLingui();
  const { keep, putAway, quiet, isPending } = useNoteDecisions(note.id);
  const from = note.sender.displayName;
  const isKept = note.state === 'SHOWN';
  return (
    <NoteWords
      message={note.message}
      who={<Trans>From {from}</Trans>}
      sentAt={note.sentAt}
      points={note.points}
    >
      {note.state === 'PENDING' && (
        <div>
          <Badge tone="thanks" icon={Heart}>{t`New, only you can see it`}</Badge>
        </div>
      )}
      {isKept && (
        <Switch
          label={t`Everybody in the village may read it`}
          isSelected={note.isOpen === true}
          isDisabled={isPending}
          onChange={(isOpen) => void keep(isOpen)}
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        {!isKept && (
          <Button icon={Heart} isDisabled={isPending} onPress={() => void keep(false)}>
            {t({ message: 'Keep it', context: 'words of thanks' })}
          </Button>
        )}
        {note.state !== 'HIDDEN' && (
          <Button variant="quiet" icon={EyeOff} isDisabled={isPending} onPress={() => void putAway()}>
            {t`Put away`}
          </Button>
        )}
        <Button variant="quiet" icon={BellOff} isDisabled={isPending} onPress={() => void quiet()}>
          {t`No more notes from ${from}`}
        </Button>
      </div>
    </NoteWords>
  );
}
