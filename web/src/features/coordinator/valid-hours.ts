/** How long a voucher is good for, in the unit that people would say: 72 hours are 3 days, 36 stay hours. */
export function validFor(hours: number): { unit: 'hours' | 'days'; count: number } {
  return hours >= 48 && hours % 24 === 0
    ? { unit: 'days', count: hours / 24 }
    : { unit: 'hours', count: hours };
}
