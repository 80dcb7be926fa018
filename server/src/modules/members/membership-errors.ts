import type { Language } from '../../graphql/language.ts';
import { StateError } from '../../graphql/user-error.ts';

export function lastCoordinatorError(language: Language): StateError {
  return new StateError(language, 'ACTIVE', {
    th: 'ชุมชนต้องมีผู้ประสานงานอย่างน้อยหนึ่งคน ตั้งคนอื่นเป็นผู้ประสานงานก่อน',
    en: 'A community needs at least one coordinator. Make somebody else a coordinator first.',
  });
}
