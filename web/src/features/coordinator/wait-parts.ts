export interface Wait {
  value: number;
  unit: 'minute' | 'hour' | 'day';
}

/** Minutes as people say them: minutes up to an hour and a half, hours up to two days, then days; never less than one. */
export function waitOf(minutes: number): Wait {
  if (minutes < 90) return { value: Math.max(1, Math.round(minutes)), unit: 'minute' };
  const hours = minutes / 60;
  return hours < 48
    ? { value: Math.round(hours), unit: 'hour' }
    : { value: Math.round(hours / 24), unit: 'day' };
}
