import { Plural, useLingui } from '@lingui/react/macro';

export interface NamedShare {
  id: string;
  name: string;
  points: number;
  deedCount: number;
}

/** A small flower has five petals; a few deeds more, and it is in full bloom. */
const fewestPetals = 5;
const mostPetals = 12;

function Flower({ deedCount }: { deedCount: number }) {
  const petals = Math.min(fewestPetals + Math.max(deedCount - 1, 0), mostPetals);
  return (
    <svg aria-hidden viewBox="0 0 96 120" className="mx-auto h-28 w-auto">
      <path d="M48 60C47 84 49 100 48 118" fill="none" stroke="var(--done)" strokeWidth="3" />
      <path d="M48 96C36 92 30 84 28 76C40 78 47 86 48 96Z" fill="var(--done)" opacity="0.85" />
      {Array.from({ length: petals }, (_, index) => (
        <ellipse
          // biome-ignore lint/suspicious/noArrayIndexKey: petals have no other name than their place
          key={index}
          cx="48"
          cy="26"
          rx="9"
          ry="18"
          fill="var(--points-mark)"
          stroke="var(--page)"
          strokeWidth="1.5"
          transform={`rotate(${(index * 360) / petals} 48 46)`}
        />
      ))}
      <circle cx="48" cy="46" r="11" fill="var(--points-mark-deep)" />
    </svg>
  );
}

/** A flower for each virtue, side by side: none is higher than another, and a bloom is not compared with a bud. */
export function VirtueGarden({ shares }: { shares: readonly NamedShare[] }) {
  const { t } = useLingui();
  return (
    <ul
      aria-label={t`What has grown`}
      className="grid grid-cols-2 gap-x-4 gap-y-6 tablet:grid-cols-3 desktop:grid-cols-5"
    >
      {shares.map(({ id, name, deedCount }) => (
        <li key={id} className="text-center">
          <Flower deedCount={deedCount} />
          <span className="block font-strong">{name}</span>
          <span className="block text-ink-soft">
            <Plural value={deedCount} one="# deed" other="# deeds" />
          </span>
        </li>
      ))}
    </ul>
  );
}
