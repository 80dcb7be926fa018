import { Field, Int, ObjectType } from 'type-graphql';
import type { Language } from '../../graphql/language.ts';
import { say, UserError } from '../../graphql/user-error.ts';

@ObjectType({
  implements: UserError,
  description: 'Another coordinator looks after this case; take it over first, or leave it to them.',
})
export class CaseTakenError extends UserError {
  @Field(() => String, { description: 'What the other coordinator is called.' })
  readonly ownerName: string;

  constructor(language: Language, ownerName: string) {
    super(
      'CASE_TAKEN',
      say(language, {
        th: `${ownerName} กำลังดูแลเรื่องนี้อยู่ ถ้าจะทำต่อ ให้รับช่วงก่อน`,
        en: `${ownerName} looks after this case. Take it over first if you want to go on with it.`,
      }),
    );
    this.ownerName = ownerName;
  }
}

@ObjectType({
  implements: UserError,
  description: 'The network wants every item of the checklist ticked before a shop is approved.',
})
export class ChecklistOpenError extends UserError {
  @Field(() => Int, { description: 'How many are not ticked.' })
  readonly openItemCount: number;

  constructor(language: Language, openItemCount: number) {
    super(
      'CHECKLIST_OPEN',
      say(language, {
        th: `ยังมีรายการตรวจเหลืออีก ${openItemCount} ข้อ ติ๊กให้ครบก่อนอนุมัติ`,
        en: `${openItemCount} of the checklist ${openItemCount === 1 ? 'is' : 'are'} left to tick before the approval.`,
      }),
    );
    this.openItemCount = openItemCount;
  }
}
