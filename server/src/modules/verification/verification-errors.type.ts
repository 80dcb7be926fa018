import { ObjectType } from 'type-graphql';
import type { Language } from '../../graphql/language.ts';
import { StateError, say, UserError } from '../../graphql/user-error.ts';
import type { DeedState } from '../../platform/generated/enums.ts';

@ObjectType({
  implements: UserError,
  description: 'The member has spent the points since. What is spent stays spent; nothing was changed.',
})
export class AlreadySpentError extends UserError {
  constructor(language: Language) {
    super(
      'ALREADY_SPENT',
      say(language, {
        th: 'สมาชิกใช้แต้มนี้ไปแล้ว จึงแก้คืนไม่ได้ ไม่มีอะไรเปลี่ยน',
        en: 'The member has spent these points already, so this cannot be undone. Nothing was changed.',
      }),
    );
  }
}

/** Somebody else was faster, or the member has taken the deed back. */
export function deedStateError(language: Language, state: DeedState): StateError {
  return new StateError(language, state, {
    th: 'ความดีนี้มีคนดูแลไปแล้ว ไม่ต้องทำอะไรเพิ่ม',
    en: 'This deed has been looked after already. There is nothing left to do.',
  });
}
