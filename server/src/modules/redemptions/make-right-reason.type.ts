import { registerEnumType } from 'type-graphql';
import type { Message } from '../../graphql/user-error.ts';
import { MakeRightReason } from '../../platform/generated/enums.ts';

registerEnumType(MakeRightReason, {
  name: 'MakeRightReason',
  description: 'Why a shop could not honour a voucher. A short list: one tap.',
  valuesConfig: {
    OUT_OF_STOCK: { description: 'Nothing of it is left.' },
    NOT_READY: { description: 'It could not be made, or is broken.' },
    CLOSED: { description: 'The shop is closed, or who makes it is away.' },
    NOT_AS_SHOWN: { description: 'It is not what the offer says.' },
    SCANNED_BY_MISTAKE: { description: 'It was counted by mistake.' },
  },
});

/** As the timeline of the shop's case says it. */
export const makeRightReasons: Readonly<Record<MakeRightReason, Message>> = {
  OUT_OF_STOCK: { th: 'ของหมด', en: 'Out of stock' },
  NOT_READY: { th: 'ทำไม่ทันหรือของเสีย', en: 'Not ready, or broken' },
  CLOSED: { th: 'ร้านปิดหรือคนทำไม่อยู่', en: 'Closed, or who makes it is away' },
  NOT_AS_SHOWN: { th: 'ของไม่ตรงกับที่บอกไว้', en: 'Not what the offer says' },
  SCANNED_BY_MISTAKE: { th: 'สแกนผิด', en: 'Scanned by mistake' },
};
