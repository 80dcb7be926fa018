import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight, PencilLine, Send } from 'lucide-react';
import { type ReactNode, type Ref, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { graphemeCount } from '../../lib/thai-text.ts';

export interface ReasonPickerProps {
  /** Names the list for those who hear it. */
  label: string;
  presets: readonly string[];
  /** What the button under an own text says. */
  sendLabel: string;
  onPick: (reason: string) => void;
  firstRef?: Ref<HTMLButtonElement> | undefined;
  /** Stands above an own text: what else is to be said with it. */
  ownTextExtra?: ReactNode;
}

const limit = 1_000;

const row =
  'flex min-h-target w-full cursor-pointer items-center gap-3 rounded-small px-2 py-2.5 text-left transition-colors hover:bg-page-sunken';

/** A reason in one tap, sent whole as it stands here; or the coordinator's own words. */
export function ReasonPicker({
  label,
  presets,
  sendLabel,
  onPick,
  firstRef,
  ownTextExtra,
}: ReasonPickerProps) {
  const { t } = useLingui();
  const [ownText, setOwnText] = useState<string | null>(null);
  const length = graphemeCount(ownText?.trim() ?? '');
  return (
    <div className="flex flex-col gap-3">
      <ul aria-label={label} className="-mx-2 divide-y divide-rule">
        {presets.map((preset, index) => (
          <li key={preset}>
            <button
              type="button"
              {...(index === 0 && firstRef !== undefined ? { ref: firstRef } : {})}
              className={row}
              onClick={() => onPick(preset)}
            >
              <span className="min-w-0 grow">{preset}</span>
              <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
            </button>
          </li>
        ))}
        {ownText === null && (
          <li>
            <button type="button" className={row} onClick={() => setOwnText('')}>
              <PencilLine aria-hidden className="size-5 shrink-0 text-ink-soft" />
              <span className="font-strong">
                <Trans>In my own words…</Trans>
              </span>
            </button>
          </li>
        )}
      </ul>
      {ownText !== null && (
        <div className="flex flex-col gap-3">
          {ownTextExtra}
          <TextArea
            label={t`What should they know?`}
            hint={t`They read it word for word.`}
            rows={4}
            countLimit={limit}
            autoFocus
            value={ownText}
            onChange={setOwnText}
          />
          <Button
            icon={Send}
            isDisabled={length === 0 || length > limit}
            onPress={() => onPick(ownText.trim())}
          >
            {sendLabel}
          </Button>
        </div>
      )}
    </div>
  );
}
