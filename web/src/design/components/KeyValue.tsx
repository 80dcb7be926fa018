import type { ReactNode } from 'react';

/** Facts: a word and what it is, a rule between them. */
export function KeyValue({ items }: { items: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-rule">
      {items.map(({ label, value }) => (
        <div key={label} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 py-2.5">
          <dt className="text-ink-soft">{label}</dt>
          <dd className="min-w-0 font-strong">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
