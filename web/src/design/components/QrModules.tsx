import { useMemo } from 'react';
import { encode } from 'uqr';

/** The code's squares, with the quiet zone of four modules that ISO 18004 asks for. */
export default function QrModules({ value, label }: { value: string; label: string }) {
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
      className="size-full"
    >
      <path d={path} fill="#000000" />
    </svg>
  );
}
