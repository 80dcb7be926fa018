import type { FieldProblem } from '../../graphql/user-error.ts';
import { noteLimit } from './case-note-store.ts';

export const tooManyNotes: FieldProblem = {
  path: ['body'],
  message: {
    th: `เรื่องนี้มีข้อความครบ ${noteLimit} ข้อความแล้ว โทรคุยกันน่าจะเร็วกว่า`,
    en: `There are ${noteLimit} notes on this case already. A call may be quicker.`,
  },
};
