import { Arg, Ctx, createUnionType, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { Language } from '../../graphql/language.ts';
import type { NarrowLimits } from '../../graphql/narrow-limits.ts';
import { StateError } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { askForConfirmation } from './confirm-email.ts';
import type { Mailer } from './smtp-mailer.ts';

/** A stranger's address is not to be filled by pressing a button. */
const rule = { name: 'email-confirmation', points: 3, duration: 3_600 };

@InputType({ description: "The mail to the account's own address." })
class SendEmailConfirmationInput {
  @Field(() => Language, {
    nullable: true,
    description: "What the mail speaks; the account's own when left out.",
  })
  readonly language?: Language | null;
}

@ObjectType({ description: 'A mail is on its way.' })
class SendEmailConfirmationSuccess {
  @Field(() => String, { description: 'Where to.' })
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

const SendEmailConfirmationResult = createUnionType({
  name: 'SendEmailConfirmationResult',
  description: 'What came of asking for the mail.',
  types: () => [SendEmailConfirmationSuccess, StateError] as const,
});

@Resolver()
export class EmailConfirmationResolver {
  constructor(
    private readonly deps: {
      readonly database: Database;
      readonly mailer: Mailer | null;
      readonly narrowLimits: NarrowLimits;
    },
  ) {}

  @Mutation(() => SendEmailConfirmationResult, {
    description:
      "Sends a mail with a link that confirms the account's address; three an hour. Notices go to confirmed addresses alone.",
  })
  async sendEmailConfirmation(
    @Arg('input', () => SendEmailConfirmationInput, { description: 'The mail.' })
    input: SendEmailConfirmationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SendEmailConfirmationResult> {
    const { userId } = signedIn(context);
    await this.deps.narrowLimits.count(rule, context);
    const result = await askForConfirmation(this.deps, {
      ...{ userId, id: newId(), language: input.language ?? null },
    });
    switch (result.outcome) {
      case 'ASKED':
        return new SendEmailConfirmationSuccess(result.email);
      case 'CONFIRMED':
        return new StateError(context.language, 'CONFIRMED', {
          th: 'อีเมลนี้ยืนยันแล้ว',
          en: 'This address is confirmed already.',
        });
      case 'NO_ADDRESS':
        return new StateError(context.language, 'NO_ADDRESS', {
          th: 'บัญชีนี้ไม่มีอีเมล',
          en: 'This account has no e-mail address.',
        });
      case 'NO_MAIL':
        return new StateError(context.language, 'NO_MAIL', {
          th: 'ระบบนี้ยังไม่ได้ตั้งค่าให้ส่งอีเมล',
          en: 'This server is not set up to send mail.',
        });
      default:
        return result satisfies never;
    }
  }
}
