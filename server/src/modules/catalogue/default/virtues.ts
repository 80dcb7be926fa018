import type { VirtueContent } from '../catalogue-content.ts';

/** The four of the moral community movement, and the fifth that joined them in 2567. */
export const virtues: readonly VirtueContent[] = [
  { code: 'SUFFICIENCY', name: { th: 'พอเพียง', en: 'Sufficiency' } },
  { code: 'DISCIPLINE', name: { th: 'วินัย', en: 'Discipline' } },
  { code: 'HONESTY', name: { th: 'สุจริต', en: 'Honesty' } },
  { code: 'VOLUNTEERING', name: { th: 'จิตอาสา', en: 'Volunteering' } },
  { code: 'GRATITUDE', name: { th: 'กตัญญู', en: 'Gratitude' } },
];
