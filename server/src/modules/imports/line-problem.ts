import type { Message } from '../../graphql/user-error.ts';
import type { ImportField } from '../../platform/generated/enums.ts';

export interface LineProblem {
  readonly code: LineProblemCode;
  /** Which cell it is about; null for the whole line. */
  readonly field: ImportField | null;
  /** What the message is about, for example the text that was found; at most 100 characters. */
  readonly detail: string | null;
}

type Text = (detail: string) => Message;

/** What is wrong with a line, and how to mend it, by its code. Codes are stable: clients and old lines have them. */
const texts = {
  CELL_ERROR: (found) => ({
    th: `ในช่องเป็นค่าผิดพลาดของ Excel (${found}) แก้สูตรหรือพิมพ์ค่าลงไปตรง ๆ แล้วอัปโหลดใหม่`,
    en: `The cell holds an Excel error (${found}). Mend the formula, or type the value, and upload again.`,
  }),
  NATIONAL_ID: () => ({
    th: 'มีเลขบัตรประชาชนอยู่ในช่องนี้ เราไม่เก็บเลขบัตรประชาชนเลย ลบออกแล้วอัปโหลดใหม่นะ',
    en: 'There is a national ID in this cell. We never take those: please remove it and upload again.',
  }),
  NAME_MISSING: () => ({ th: 'ยังไม่มีชื่อ ใส่ชื่อในช่องนี้', en: 'There is no name. Fill it in.' }),
  NAME_FORM: () => ({
    th: 'ชื่อยาวเกิน 80 ตัวอักษร หรือมีอักขระแปลก ๆ พิมพ์ชื่อใหม่',
    en: 'The name is longer than 80 characters, or has strange ones in it. Type it anew.',
  }),
  NUMBER_MISSING: () => ({
    th: 'ยังไม่มีเลขสมาชิก ดูเลขได้ที่หน้าสมาชิก',
    en: 'There is no member number. You find it in the list of members.',
  }),
  NUMBER_FORM: (found) => ({
    th: `“${found}” ไม่ใช่เลขสมาชิก ต้องเป็นตัวเลข 6–10 หลัก (Excel อาจตัดเลข 0 ข้างหน้าทิ้ง)`,
    en: `“${found}” is no member number: 6 to 10 digits. Excel may have dropped a leading 0.`,
  }),
  NUMBER_TAKEN: (number) => ({
    th: `เลข ${number} เป็นของคนอื่นแล้ว เปลี่ยนเลข หรือเว้นว่างไว้ให้ระบบออกเลขให้`,
    en: `${number} is somebody else's number. Change it, or leave it empty: we then draw one.`,
  }),
  MEMBER_UNKNOWN: (number) => ({
    th: `ไม่มีสมาชิกเลข ${number} ในชุมชนนี้ ตรวจเลข หรือนำเข้าสมาชิกก่อน`,
    en: `Nobody here has the number ${number}. Check it, or import the members first.`,
  }),
  MEMBER_NOT_ACTIVE: (number) => ({
    th: `เลข ${number} ไม่ได้เป็นสมาชิกอยู่ในตอนนี้ รับเข้าเป็นสมาชิกก่อนแล้วนำเข้าใหม่`,
    en: `${number} is not a member now. Take them in first, then import again.`,
  }),
  OWN_DEED: () => ({
    th: 'นี่คือความดีของผู้นำเข้าหรือผู้ร่วมรับรองเอง ให้ผู้ประสานงานคนอื่นนำเข้าบรรทัดนี้',
    en: 'This is a deed of one who vouches for this import. Another coordinator has to import it.',
  }),
  INDICATOR_MISSING: () => ({
    th: 'ยังไม่ได้บอกว่าทำความดีอะไร ใส่รหัสหรือชื่อความดี',
    en: 'It does not say which deed. Fill in its code or name.',
  }),
  INDICATOR_UNKNOWN: (found) => ({
    th: `ไม่พบ “${found}” ในรายการความดีที่ใช้ในวันนั้น ใส่รหัสหรือชื่อให้ตรงกับรายการ`,
    en: `“${found}” is not in the list of deeds of that day. Write its code or name as it stands there.`,
  }),
  INDICATOR_AMBIGUOUS: (found) => ({
    th: `“${found}” มีมากกว่าหนึ่งรายการ ใส่รหัสความดีแทนชื่อ`,
    en: `“${found}” is the name of more than one deed. Write its code instead.`,
  }),
  DAY_MISSING: () => ({
    th: 'ยังไม่มีวันที่ ใส่วันที่ทำความดี เช่น 22/11/2569',
    en: 'There is no day. Fill it in, for example 22/11/2569.',
  }),
  DAY_UNREADABLE: (found) => ({
    th: `“${found}” อ่านเป็นวันที่ไม่ได้ เขียน วัน/เดือน/ปี เช่น 22/11/2569 หรือ 22 พ.ย. 2569`,
    en: `“${found}” is not a day. Write day/month/year, for example 22/11/2569 or 22 Nov 2026.`,
  }),
  DAY_TWO_DIGIT_YEAR: (found) => ({
    th: `“${found}” ไม่รู้ว่าเป็นปี พ.ศ. หรือ ค.ศ. ใส่ปีให้ครบ 4 หลัก`,
    en: `In “${found}” the year could be either era. Write it with four digits.`,
  }),
  DAY_OUT_OF_RANGE: (found) => ({
    th: `ปีใน “${found}” อยู่นอก พ.ศ. 2443–2743 (ค.ศ. 1900–2200) ตรวจปีอีกครั้ง`,
    en: `The year of “${found}” is outside 1900 to 2200 (Buddhist 2443 to 2743). Check it.`,
  }),
  DAY_IN_FUTURE: (found) => ({
    th: `${found} ยังมาไม่ถึง นำเข้าได้เฉพาะความดีที่ทำแล้ว`,
    en: `${found} has not come yet. Only deeds that are done can be imported.`,
  }),
  NO_CATALOGUE: (found) => ({
    th: `วันที่ ${found} ชุมชนยังไม่มีรายการความดี จึงไม่รู้ว่าได้กี่แต้ม ตรวจวันที่อีกครั้ง`,
    en: `On ${found} the community had no list of deeds yet, so there are no points for it. Check the day.`,
  }),
  RULE_CHANGED: () => ({
    th: 'รายการความดีเปลี่ยนไปหลังจากตรวจไฟล์ ตรวจไฟล์นี้ใหม่อีกครั้ง',
    en: 'The list of deeds has changed since the file was checked. Upload and check it again.',
  }),
  COUNT_FORM: (found) => ({
    th: `“${found}” ไม่ใช่จำนวนครั้ง ใส่จำนวนเต็ม 1–100`,
    en: `“${found}” is no count. Write a whole number from 1 to 100.`,
  }),
  NOTE_FORM: () => ({
    th: 'หมายเหตุยาวเกิน 500 ตัวอักษร หรือมีอักขระแปลก ๆ ย่อให้สั้นลง',
    en: 'The note is longer than 500 characters, or has strange ones in it. Shorten it.',
  }),
  KEY_FORM: () => ({
    th: 'รหัสรายการยาวเกิน 100 ตัวอักษร ย่อให้สั้นลง',
    en: 'The line key is longer than 100 characters. Shorten it.',
  }),
  KEY_CONFLICT: (found) => ({
    th: `รหัสรายการ “${found}” เคยใช้กับข้อมูลอื่นแล้ว ใช้รหัสที่ไม่ซ้ำ หรือไม่ต้องเลือกคอลัมน์รหัส`,
    en: `The line key “${found}” was used before for something else. Use keys that are never used twice, or choose no key column.`,
  }),
  CAP_REACHED: (cap) => ({
    th: `เกินเพดานของความดีนี้ในรอบนี้แล้ว (${cap}) บรรทัดนี้จึงไม่ได้แต้มเพิ่ม`,
    en: `Over the cap of this deed in this period (${cap}): this line brings no more points.`,
  }),
} as const satisfies Record<string, Text>;

export type LineProblemCode = keyof typeof texts;

const detailCharacters = 100;

export function lineProblem(
  code: LineProblemCode,
  field: ImportField | null,
  detail: string | null = null,
): LineProblem {
  return { code, field, detail: detail === null ? null : [...detail].slice(0, detailCharacters).join('') };
}

/** What is wrong and how to mend it; a code that an older version wrote says so little that it cannot be wrong. */
export function lineProblemMessage(code: string, detail: string | null): Message {
  const text: Text | undefined = (texts as Readonly<Record<string, Text>>)[code];
  return text?.(detail ?? '') ?? { th: 'บรรทัดนี้นำเข้าไม่ได้', en: 'This line cannot be imported.' };
}
