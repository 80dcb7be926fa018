import { lazy, Suspense } from 'react';

const QrModules = lazy(() => import('./QrModules.tsx'));

export interface QrCodeProps {
  value: string;
  /** What it is, read aloud; the code itself stands below it in letters. */
  label: string;
  /** Side in CSS pixels, 240 at least: a cheap camera in the sun must read it. */
  size?: number;
}

/** Black on white in every theme. Its place is there at once; the squares follow with the code that draws them. */
export function QrCode({ value, label, size = 240 }: QrCodeProps) {
  return (
    <div
      style={{ width: Math.max(240, size) }}
      className="aspect-square max-w-full overflow-hidden rounded-field bg-white"
    >
      <Suspense fallback={null}>
        <QrModules value={value} label={label} />
      </Suspense>
    </div>
  );
}
