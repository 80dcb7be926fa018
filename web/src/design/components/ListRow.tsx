import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { classNames } from '../../lib/class-names.ts';

export interface ListRowProps {
  title: ReactNode;
  hint?: ReactNode;
  /** A picture or an icon. */
  start?: ReactNode;
  /** Points, a badge, a time. */
  end?: ReactNode;
  /** Where the whole row leads. */
  to?: string;
  /** What a press does; with `to`, what happens besides going there. */
  onPress?: () => void;
}

const row = 'flex min-h-16 items-center gap-4 py-3 text-left';
const pressable =
  'cursor-pointer -mx-2 w-[calc(100%+1rem)] rounded-small px-2 transition-colors hover:bg-page-sunken';

function Content({ title, hint, start, end }: Pick<ListRowProps, 'title' | 'hint' | 'start' | 'end'>) {
  return (
    <>
      {start}
      {/* On a narrow phone the end goes below the words instead of squeezing them. */}
      <span className="flex min-w-0 grow flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <span className="min-w-0 flex-[1_1_9rem]">
          <span className="block font-strong">{title}</span>
          {hint !== undefined && <span className="block text-ink-soft">{hint}</span>}
        </span>
        {end !== undefined && <span className="max-w-full">{end}</span>}
      </span>
    </>
  );
}

/** One line of a List. With `to` or `onPress` the whole line is the target. */
export function ListRow({ to, onPress, ...content }: ListRowProps) {
  if (to !== undefined) {
    return (
      <li>
        <Link
          to={to}
          {...(onPress === undefined ? {} : { onClick: onPress })}
          className={classNames(row, pressable)}
        >
          <Content {...content} />
          <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
        </Link>
      </li>
    );
  }
  if (onPress !== undefined) {
    return (
      <li>
        <button type="button" onClick={onPress} className={classNames(row, pressable)}>
          <Content {...content} />
          <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
        </button>
      </li>
    );
  }
  return (
    <li className={row}>
      <Content {...content} />
    </li>
  );
}
