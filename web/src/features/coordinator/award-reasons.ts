/** Why points are given: both languages where we have them, so that everybody's passbook reads well. */
export interface AwardReason {
  th?: string;
  en?: string;
}

/** Frequent deeds of a Thai village, as they will stand in the passbook. Data, not words of the screen. */
export const awardReasonPresets: readonly AwardReason[] = [
  { th: 'ช่วยทำความสะอาดวัดหรือที่สาธารณะ', en: 'Helped to clean the temple or a public place' },
  { th: 'ดูแลผู้สูงอายุหรือคนป่วยในหมู่บ้าน', en: 'Looked after an elderly or ill neighbour' },
  { th: 'คัดแยกขยะส่งธนาคารขยะ', en: 'Sorted waste for the waste bank' },
  { th: 'ลงแรงช่วยงานเพื่อนบ้าน', en: 'Lent a hand with a neighbour’s work' },
  { th: 'ปลูกต้นไม้หรือดูแลป่าชุมชน', en: 'Planted trees or cared for the community forest' },
  { th: 'เป็นจิตอาสาในงานหมู่บ้าน', en: 'Volunteered at a village event' },
  { th: 'สอนหนังสือหรือสอนอาชีพให้เด็ก ๆ', en: 'Taught children a lesson or a craft' },
  { th: 'ออมเงินสม่ำเสมอครบเดือน', en: 'Saved regularly for a whole month' },
];

const storageKey = 'kwamdee.award-reasons';
const recentLimit = 4;

/** The same words, whichever languages they are in. */
export function isSameReason(one: AwardReason, other: AwardReason): boolean {
  return one.th === other.th && one.en === other.en;
}

/** The words in the language of the screen, or in the one there is. */
export function reasonText(reason: AwardReason, language: 'th' | 'en'): string {
  return (language === 'th' ? (reason.th ?? reason.en) : (reason.en ?? reason.th)) ?? '';
}

function isReason(value: unknown): value is AwardReason {
  return (
    typeof value === 'object' &&
    value !== null &&
    (!('th' in value) || typeof value.th === 'string') &&
    (!('en' in value) || typeof value.en === 'string')
  );
}

/** Own words used before in this tab, newest first. Kept with the tab alone: the phone may be somebody else's tomorrow. */
export function recentReasons(): AwardReason[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isReason).slice(0, recentLimit) : [];
  } catch {
    return [];
  }
}

/** Puts own words first among the recent ones; presets are there anyway. */
export function rememberReason(reason: AwardReason): void {
  if (awardReasonPresets.some((preset) => isSameReason(preset, reason))) return;
  const recent = [reason, ...recentReasons().filter((each) => !isSameReason(each, reason))];
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(recent.slice(0, recentLimit)));
  } catch {
    // Then it is typed again next time.
  }
}
