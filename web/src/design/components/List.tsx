import type { ReactNode } from 'react';

/** Lines of a passbook page, a thin rule between them. Holds `ListRow`s. */
export function List({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="divide-y divide-rule">
      {children}
    </ul>
  );
}
