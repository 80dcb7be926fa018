import type { Message } from '../../graphql/user-error.ts';

export interface PictureRefusal {
  readonly status: 400 | 401 | 403 | 404 | 413 | 415 | 429;
  readonly message: Message;
  readonly retryAfterSeconds?: number;
}

const tooLarge: Message = { th: 'ไฟล์ใหญ่เกิน 8 เมกะไบต์', en: 'The file is larger than 8 MB.' };
const unreadable: Message = {
  th: 'เปิดรูปนี้ไม่ได้ ไฟล์อาจเสียหาย',
  en: 'This picture cannot be opened; the file may be damaged.',
};

/** Every refusal of `POST /pictures`, by its code. */
export const pictureRefusals = {
  UNAUTHENTICATED: { status: 401, message: { th: 'กรุณาเข้าสู่ระบบก่อน', en: 'Please sign in first.' } },
  NO_FILE: {
    status: 400,
    message: { th: 'ไม่มีไฟล์รูปในคำขอ', en: 'There is no picture in the request.' },
  },
  MALFORMED: {
    status: 400,
    message: { th: 'ส่งรูปมาไม่ครบ กรุณาลองใหม่', en: 'The picture did not arrive whole. Please try again.' },
  },
  UNREADABLE: { status: 400, message: unreadable },
  FILE_TOO_LARGE: { status: 413, message: tooLarge },
  TOO_MANY_PIXELS: {
    status: 413,
    message: {
      th: 'รูปละเอียดเกินไป ย่อให้เล็กกว่า 50 ล้านพิกเซลก่อน',
      en: 'The picture has too many pixels: more than 50 million.',
    },
  },
  NOT_MULTIPART: {
    status: 415,
    message: { th: 'ต้องส่งรูปแบบ multipart/form-data', en: 'Send the picture as multipart/form-data.' },
  },
  UNKNOWN_FORMAT: {
    status: 415,
    message: {
      th: 'ใช้รูปแบบนี้ไม่ได้ กรุณาใช้ JPEG, PNG หรือ WebP',
      en: 'This format cannot be used. Please send a JPEG, PNG or WebP.',
    },
  },
  TOO_MANY_UPLOADS: {
    status: 429,
    message: {
      th: 'วันนี้อัปโหลดรูปครบ 60 รูปแล้ว พรุ่งนี้ค่อยอัปโหลดต่อนะ',
      en: 'You have uploaded 60 pictures in a day. Please go on tomorrow.',
    },
    retryAfterSeconds: 3_600,
  },
  BUSY: {
    status: 429,
    message: {
      th: 'มีคนอัปโหลดรูปพร้อมกันมาก รอสักครู่แล้วลองใหม่',
      en: 'Too many pictures at once. Please try again in a moment.',
    },
    retryAfterSeconds: 2,
  },
} as const satisfies Record<string, PictureRefusal>;

export type PictureRefusalCode = keyof typeof pictureRefusals;

/** The refusal that an error of Fastify or of its multipart parser means; null for an error of ours. */
export function refusalOfError(error: unknown): PictureRefusalCode | null {
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
