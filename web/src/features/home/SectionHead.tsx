import { ChevronRight } from 'lucide-react';
import { Link } from 'react-router';

export interface SectionHeadProps {
  id: string;
  title: string;
  /** Where there is more of it. */
  more?: { to: string; label: string };
}

/** A heading with the way to all of it. */
export function SectionHead({ id, title, more }: SectionHeadProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 pb-2">
      <h2 id={id} className="text-title">
        {title}
      </h2>
      {more && (
        <Link
          to={more.to}
          className="inline-flex min-h-target items-center gap-0.5 font-strong text-ink-soft hover:text-ink"
        >
          {more.label}
          <ChevronRight aria-hidden className="size-5" />
        </Link>
      )}
    </div>
  );
}
