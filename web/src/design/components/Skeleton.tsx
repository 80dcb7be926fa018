import { useLingui } from '@lingui/react/macro';

export interface SkeletonProps {
  /** The shape of what will come, so that nothing jumps when it does. */
  shape?: 'lines' | 'row' | 'tile' | 'card';
  count?: number;
}

const bone = 'rounded-small bg-page-sunken animate-breathe';

function Shape({ shape }: { shape: NonNullable<SkeletonProps['shape']> }) {
  switch (shape) {
    case 'lines':
      return <div className={`${bone} h-6 w-full last:w-2/3`} />;
    case 'row':
      return (
        <div className="flex min-h-16 items-center gap-4 py-3">
          <div className={`${bone} size-16 rounded-field`} />
          <div className="flex grow flex-col gap-2">
            <div className={`${bone} h-5 w-3/5`} />
            <div className={`${bone} h-5 w-2/5`} />
          </div>
        </div>
      );
    case 'tile':
      return (
        <div className="flex flex-col gap-3">
          <div className={`${bone} aspect-4/3 w-full rounded-field`} />
          <div className={`${bone} h-5 w-4/5`} />
          <div className={`${bone} h-5 w-2/5`} />
        </div>
      );
    case 'card':
      return <div className={`${bone} h-40 w-full rounded-page`} />;
    default:
      return shape satisfies never;
  }
}

/** Holds the place of what is on its way; nothing is seen in the first 300 ms, so quick answers do not flicker. */
export function Skeleton({ shape = 'lines', count = 3 }: SkeletonProps) {
  const { t } = useLingui();
  const places = Array.from({ length: count }, (_, index) => index);
  return (
    <div
      role="status"
      className={
        shape === 'tile'
          ? 'grid animate-late grid-cols-2 gap-4 tablet:grid-cols-3 desktop:grid-cols-4'
          : 'flex animate-late flex-col gap-3'
      }
    >
      <span className="sr-only">{t`Loading`}</span>
      {places.map((place) => (
        <Shape key={place} shape={shape} />
      ))}
    </div>
  );
}
