import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { classNames } from '../../lib/class-names.ts';

export interface PageProps {
  title: string;
  /** The title is read aloud and stands in the window's title, not on the page. */
  isTitleHidden?: boolean;
  back?: { to: string; label: string };
  actions?: ReactNode;
  /** A sentence below the title. */
  lead?: ReactNode;
  width?: 'narrow' | 'regular' | 'wide';
  children: ReactNode;
}

const widths = { narrow: 'max-w-xl', regular: 'max-w-4xl', wide: 'max-w-6xl' };

/** The page that a person is on since this document was loaded; the first one keeps the browser's focus. */
let lastPath: string | undefined;

/** One page: its title, the way back, and what it holds. Takes the focus when a person came from another page. */
export function Page({ title, isTitleHidden, back, actions, lead, width = 'regular', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();

  // By the title: a sheet that opens over the page changes the address, and must keep the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address alone is no new page
  useEffect(() => {
    document.title = `${title} · ความดี`;
    if (lastPath !== undefined && lastPath !== pathname) heading.current?.focus({ preventScroll: true });
    lastPath = pathname;
  }, [title]);

  return (
    <div className={classNames('mx-auto w-full px-4 pt-4 pb-10 tablet:px-6 desktop:pt-8', widths[width])}>
      {back && (
        <Link
          to={back.to}
          className="-ml-2 inline-flex min-h-target items-center gap-1 rounded-full pr-4 pl-1 font-strong text-ink-soft hover:text-ink print:hidden"
        >
          <ChevronLeft aria-hidden className="size-5" />
          {back.label}
        </Link>
      )}
      <div
        className={classNames(
          'flex flex-wrap items-center justify-between gap-x-6 gap-y-3',
          (!isTitleHidden || actions !== undefined) && 'pb-5',
        )}
      >
        <div className={isTitleHidden ? 'sr-only' : ''}>
          <h1 ref={heading} tabIndex={-1} className="text-display">
            {title}
          </h1>
          {lead !== undefined && <div className="max-w-prose text-ink-soft">{lead}</div>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-3 print:hidden">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
