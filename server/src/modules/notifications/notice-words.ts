import type { Message } from '../../graphql/user-error.ts';
import type { NoticeFacts, NoticeParameters } from './notice-parameters.ts';

export type NoticeTexts = (facts: NoticeFacts) => { readonly title: Message; readonly body: Message };

/** A reason is shown whole, on a line of its own; without one there is no line. */
export function reasonLine(facts: NoticeFacts): Message {
  const reason = facts.parameters.text('reason');
  return reason === '' ? { th: '', en: '' } : { th: `\nเหตุผล: ${reason}`, en: `\nReason: ${reason}` };
}

/** What a person wrote, in their own words, on a line of its own. */
export function noteLine(facts: NoticeFacts): string {
  const note = facts.parameters.text('note');
  return note === '' ? '' : `\n“${note}”`;
}

export function pointsInEnglish(parameters: NoticeParameters): string {
  const points = parameters.number('points');
  return points === '1' ? '1 point' : `${points} points`;
}
