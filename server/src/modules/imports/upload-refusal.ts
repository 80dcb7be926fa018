import type { Message } from '../../graphql/user-error.ts';

interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429;
  readonly message: Message;
  readonly retryAfterSeconds?: number;
}

const unreadable: Message = {
  th: 'เปิดไฟล์นี้ไม่ได้ ไฟล์อาจเสียหาย ลองบันทึกใหม่แล้วอัปโหลดอีกครั้ง',
  en: 'This file cannot be opened; it may be damaged. Save it anew and upload it again.',
};

/** Every refusal of `POST /imports` and of the report, by its code. */
export const uploadRefusals = {
  UNAUTHENTICATED: { status: 401, message: { th: 'กรุณาเข้าสู่ระบบก่อน', en: 'Please sign in first.' } },
  FORBIDDEN: {
    status: 403,
    message: {
      th: 'เฉพาะผู้ประสานงานของชุมชนนี้เท่านั้นที่นำเข้าได้',
      en: 'Only coordinators of this community can import.',
    },
  },
  NOT_FOUND: { status: 404, message: { th: 'ไม่พบรายงานนี้', en: 'There is no such report.' } },
  NO_FILE: { status: 400, message: { th: 'ไม่มีไฟล์ในคำขอ', en: 'There is no file in the request.' } },
  FIELDS_MISSING: {
    status: 400,
    message: {
      th: 'ต้องส่ง networkId, kind และ idempotencyKey มาก่อนไฟล์',
      en: 'Send networkId, kind (MEMBERS or DEEDS) and idempotencyKey before the file.',
    },
  },
  INVALID_KEY: {
    status: 400,
    message: { th: 'idempotencyKey ต้องยาว 8–128 ตัวอักษร', en: 'idempotencyKey must be 8 to 128 characters.' },
  },
  MALFORMED: {
    status: 400,
    message: { th: 'ส่งไฟล์มาไม่ครบ กรุณาลองใหม่', en: 'The file did not arrive whole. Please try again.' },
  },
  EMPTY_FILE: { status: 422, message: { th: 'ไฟล์นี้ว่างเปล่า', en: 'This file is empty.' } },
  NO_LINES: {
    status: 422,
    message: {
      th: 'ไฟล์นี้มีแต่หัวตาราง ยังไม่มีข้อมูล',
      en: 'This file has headers alone, and no line below them.',
    },
  },
  UNREADABLE: { status: 422, message: unreadable },
  BROKEN_QUOTES: {
    status: 422,
    message: {
      th: 'มีเครื่องหมาย " เปิดไว้แต่ไม่ได้ปิด แก้แล้วอัปโหลดอีกครั้ง',
      en: 'A quotation mark (") is opened and never closed. Mend it and upload again.',
    },
  },
  LINE_TOO_LONG: {
    status: 422,
    message: {
      th: 'มีบรรทัดที่ยาวผิดปกติ ตรวจเครื่องหมาย " ในไฟล์แล้วอัปโหลดอีกครั้ง',
      en: 'A line is far too long. Look for a quotation mark (") that is never closed.',
    },
  },
  TOO_MANY_COLUMNS: {
    status: 422,
    message: { th: 'ไฟล์มีเกิน 100 คอลัมน์', en: 'The file has more than 100 columns.' },
  },
  TOO_MANY_LINES: {
    status: 413,
    message: {
      th: 'ไฟล์มีเกิน 100,000 บรรทัด แบ่งเป็นหลายไฟล์แล้วอัปโหลดทีละไฟล์',
      en: 'The file has more than 100,000 lines. Divide it, and upload the parts one by one.',
    },
  },
  FILE_TOO_LARGE: {
    status: 413,
    message: { th: 'ไฟล์ใหญ่เกิน 20 เมกะไบต์', en: 'The file is larger than 20 MB.' },
  },
  TOO_MUCH_INSIDE: {
    status: 413,
    message: {
      th: 'ไฟล์ Excel นี้ข้างในใหญ่เกินไป บันทึกเป็น CSV แล้วอัปโหลดแทน',
      en: 'This workbook unpacks to far too much. Save it as CSV and upload that.',
    },
  },
  UNKNOWN_FORMAT: {
    status: 415,
    message: {
      th: 'ใช้ไฟล์ชนิดนี้ไม่ได้ กรุณาใช้ CSV หรือ Excel (.xlsx)',
      en: 'This kind of file cannot be used. Please send CSV or Excel (.xlsx).',
    },
  },
  OLD_EXCEL: {
    status: 415,
    message: {
      th: 'ไฟล์ .xls รุ่นเก่าหรือไฟล์ที่ใส่รหัสผ่านใช้ไม่ได้ เปิดใน Excel แล้วบันทึกเป็น .xlsx หรือ CSV',
      en: 'Old .xls files and files with a password cannot be used. Open it in Excel and save it as .xlsx or CSV.',
    },
  },
  UNKNOWN_ENCODING: {
    status: 415,
    message: {
      th: 'อ่านตัวหนังสือในไฟล์นี้ไม่ออก บันทึกเป็น “CSV UTF-8” แล้วอัปโหลดอีกครั้ง',
      en: 'The letters of this file cannot be read. Save it as “CSV UTF-8” and upload it again.',
    },
  },
  NOT_MULTIPART: {
    status: 415,
    message: { th: 'ต้องส่งไฟล์แบบ multipart/form-data', en: 'Send the file as multipart/form-data.' },
  },
  NATIONAL_ID: {
    status: 422,
    message: {
      th: 'ไฟล์นี้มีเลขบัตรประชาชน เราไม่เก็บเลขบัตรประชาชนเลย ลบคอลัมน์นั้นออกแล้วอัปโหลดใหม่นะ',
      en: 'This file has national IDs in it. We never take those: please delete that column and upload again.',
    },
  },
  IDEMPOTENCY_CONFLICT: {
    status: 409,
    message: {
      th: 'รหัสรายการนี้ถูกใช้กับไฟล์อื่นแล้ว',
      en: 'This key was used before for another file.',
    },
  },
  TOO_MANY_UPLOADS: {
    status: 429,
    message: {
      th: 'วันนี้อัปโหลดครบ 50 ไฟล์แล้ว พรุ่งนี้ค่อยอัปโหลดต่อนะ',
      en: 'You have uploaded 50 files in a day. Please go on tomorrow.',
    },
    retryAfterSeconds: 3_600,
  },
  TOO_MANY_OPEN: {
    status: 429,
    message: {
      th: 'มีไฟล์ที่ยังค้างอยู่ 20 ไฟล์ นำเข้าหรือยกเลิกไฟล์เก่าก่อน',
      en: 'Twenty files are not done yet. Import or cancel some of them first.',
    },
    retryAfterSeconds: 60,
  },
  BUSY: {
    status: 429,
    message: {
      th: 'มีคนอัปโหลดพร้อมกันมาก รอสักครู่แล้วลองใหม่',
      en: 'Too many uploads at once. Please try again in a moment.',
    },
    retryAfterSeconds: 5,
  },
} as const satisfies Record<string, Refusal>;

export type UploadRefusalCode = keyof typeof uploadRefusals;

/** The refusal that an error of Fastify or of its multipart parser means; null for an error of ours. */
export function refusalOfError(error: unknown): UploadRefusalCode | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  switch (error.code) {
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'FILE_TOO_LARGE';
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'NOT_MULTIPART';
    case 'FST_FILES_LIMIT':
    case 'FST_FIELDS_LIMIT':
    case 'FST_PARTS_LIMIT':
    case 'FST_PROTO_VIOLATION':
      return 'NO_FILE';
    default:
      return null;
  }
}
