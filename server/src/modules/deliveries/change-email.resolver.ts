import { Arg, Ctx, createUnionType, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import type { NarrowLimits } from '../../graphql/narrow-limits.ts';
import { StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { askToChangeEmail } from './change-email.ts';
import type { Mailer } from './smtp-mailer.ts';

/** A stranger's address is not to be filled by pressing a button. */
const rule = { name: 'email-change', points: 3, duration: 3_600 };

@InputType({ description: 'The address to sign in with from now on.' })
class ChangeEmailInput {
  @Field(() => String, { description: 'At most 254 characters, of those that a sign-in takes.' })
  readonly email!: string;
}

@ObjectType({
  description:
    'A mail is on its way to the new address; the account has the old one until its link is followed.',
})
class ChangeEmailSuccess {
  @Field(() => String, { description: 'Where to.' })
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

const ChangeEmailResult = createUnionType({
  name: 'ChangeEmailResult',
  description: 'What came of asking for another address.',
  types: () => [ChangeEmailSuccess, ValidationError, StateError] as const,
});

@Resolver()
export class ChangeEmailResolver {
  constructor(
    private readonly deps: {
      readonly database: Database;
      readonly mailer: Mailer | null;
      readonly narrowLimits: NarrowLimits;
    },
  ) {}

  @Mutation(() => ChangeEmailResult, {
    description:
      "Sends a mail to another address, whose link makes it the account's; three an hour, in a session of today. An address that is somebody else's is answered alike, and gets no mail.",
  })
  async changeEmail(
    @Arg('input', () => ChangeEmailInput, { description: 'The address.' }) input: ChangeEmailInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ChangeEmailResult> {
    const { userId, sessionId } = signedIn(context);
    await this.deps.narrowLimits.count(rule, context);
    const { outcome } = await askToChangeEmail(this.deps, { userId, sessionId, email: input.email });
    switch (outcome) {
      case 'ASKED':
        return new ChangeEmailSuccess(input.email.trim());
      case 'INVALID':
        return new ValidationError(context.language, [
          {
            path: ['email'],
            message: {
              th: 'กรอกอีเมลแบบ name@example.com ใช้ตัวอักษรภาษาอังกฤษ',
              en: 'An e-mail looks like name@example.com, in English letters',
            },
          },
        ]);
      case 'SAME':
        return new StateError(context.language, 'SAME', {
          th: 'คุณใช้อีเมลนี้อยู่แล้ว',
          en: 'This is your address already.',
        });
      case 'SIGN_IN_AGAIN':
        return new StateError(context.language, 'SIGN_IN_AGAIN', {
          th: 'เพื่อให้แน่ใจว่าเป็นคุณ ออกจากระบบ เข้าใหม่ แล้วเปลี่ยนอีเมลอีกครั้ง',
          en: 'To be sure that it is you, sign out, sign in again, then change the address.',
        });
      case 'NO_MAIL':
        return new StateError(context.language, 'NO_MAIL', {
          th: 'ระบบนี้ยังไม่ได้ตั้งค่าให้ส่งอีเมล',
          en: 'This server is not set up to send mail.',
        });
      default:
        return outcome satisfies never;
    }
  }
}
