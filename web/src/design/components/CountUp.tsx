import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';

const durationMs = 700;

/** A number that counts to its new value; at once on the first showing and under reduced motion. */
export function CountUp({ value }: { value: number }) {
  const { locale } = useLanguage();
  const [shown, setShown] = useState(value);
  const from = useRef(value);
  useEffect(() => {
    const start = from.current;
    from.current = value;
    if (start === value || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      setShown(value);
      return;
    }
    const begun = performance.now();
    let frame = requestAnimationFrame(function count(now: number) {
      const progress = Math.min(1, (now - begun) / durationMs);
      const eased = 1 - (1 - progress) ** 3;
      setShown(Math.round(start + (value - start) * eased));
      if (progress < 1) frame = requestAnimationFrame(count);
    });
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return (
    <>
      <span aria-hidden>{formatNumber(shown, locale)}</span>
      <span className="sr-only">{formatNumber(value, locale)}</span>
    </>
  );
}
