/** A ring of `petals` round petals at `radius`, as one path. */
function petals(count: number, radius: number, turn = 0): string {
  const point = (index: number) => {
    const angle = ((index + turn) * 2 * Math.PI) / count;
    return [12 + radius * Math.sin(angle), 12 - radius * Math.cos(angle)]
      .map((at) => at.toFixed(2))
      .join(' ');
  };
  const chord = radius * Math.sin(Math.PI / count);
  const arcs = Array.from(
    { length: count },
    (_, index) => `A${(chord * 1.05).toFixed(2)} ${(chord * 1.05).toFixed(2)} 0 0 1 ${point(index + 1)}`,
  );
  return `M${point(0)}${arcs.join('')}Z`;
}

const outer = petals(13, 9.4);
const middle = petals(10, 6.4, 0.5);
const inner = petals(7, 3.4);

/** The marigold: stands for points, never for anything else. Decorative: the word "points" stands beside it. */
export function MarigoldMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className}>
      <path d={outer} fill="var(--points-mark)" />
      <path d={middle} fill="var(--points-mark)" stroke="var(--points-mark-deep)" strokeWidth="0.9" />
      <path d={inner} fill="var(--points-mark)" stroke="var(--points-mark-deep)" strokeWidth="0.9" />
    </svg>
  );
}
