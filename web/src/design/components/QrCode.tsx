import { useMemo } from 'react';
import { encode } from 'uqr';

export interface QrCodeProps {
  value: string;
  /** What it is, read aloud; the code itself stands below it in letters. */
  label: string;
  /** Side in CSS pixels, 240 at least: a cheap camera in the sun must read it. */
  size?: number;
}

/** Black on white in every theme, with the quiet zone of four modules that ISO 18004 asks for. */
export function QrCode({ value, label, size = 240 }: QrCodeProps) {
  const { path, side } = useMemo(() => {
    const { data, size: modules } = encode(value, { ecc: 'M', border: 4 });
    const parts: string[] = [];
    data.forEach((row, y) => {
      row.forEach((isDark, x) => {
        if (isDark) parts.push(`M${x} ${y}h1v1h-1z`);
      });
    });
    return { path: parts.join(''), side: modules };
  }, [value]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      style={{ width: Math.max(240, size) }}
      className="aspect-square max-w-full rounded-field bg-white"
    >
      <path d={path} fill="#000000" />
    </svg>
  );
}
