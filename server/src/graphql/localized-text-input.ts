import { Field, InputType } from 'type-graphql';
import { type LocalizedText, plainTextProblem } from './plain-text.ts';
import type { FieldProblem } from './user-error.ts';

@InputType({
  description: 'A text that people read: at least one of the two; the missing one is shown in the other.',
})
export class LocalizedTextInput {
  @Field(() => String, { nullable: true, description: 'In Thai.' })
  readonly th?: string | null;

  @Field(() => String, { nullable: true, description: 'In English.' })
  readonly en?: string | null;
}

/**
 * What is wrong with a text in two languages; empty when nothing is. A required text is there in one language at least.
 * Each language has its own path (`[...path, 'th']`); a text that is missing altogether has the path itself.
 */
export function localizedTextProblems(
  path: readonly string[],
  text: LocalizedText,
  limits: { readonly isRequired: boolean; readonly maximumLength: number },
): FieldProblem[] {
  if (text.th === '' && text.en === '') {
    const message = { th: 'กรุณากรอกอย่างน้อยหนึ่งภาษา', en: 'Please fill this in, in one language at least.' };
    return limits.isRequired ? [{ path, message }] : [];
  }
  return (['th', 'en'] as const).flatMap((language) => {
    const message = plainTextProblem(text[language], {
      minimumLength: 0,
      maximumLength: limits.maximumLength,
    });
    return message === null ? [] : [{ path: [...path, language], message }];
  });
}
