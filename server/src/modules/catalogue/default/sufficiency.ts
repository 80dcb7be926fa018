import type { CategoryContent } from '../catalogue-content.ts';
import { rule } from './rule.ts';

export const sufficiency: CategoryContent = {
  code: 'SUFFICIENCY',
  name: { th: 'อยู่อย่างพอเพียง', en: 'Living within one’s means' },
  pictureKey: 'fluent:basket',
  deeds: [
    {
      code: 'SAVE_AND_PLAN',
      name: { th: 'ออมและวางแผน', en: 'Saving and planning' },
      pictureKey: null,
      indicators: [
        rule(
          'SAVE_ON_TIME',
          'ออมกับกลุ่มตรงเวลา',
          'Paid into the savings group on time',
          15,
          '1/MONTH',
          ['SUFFICIENCY', 'DISCIPLINE'],
          { privacy: 'SENSITIVE', hintTh: 'ไม่ต้องบอกจำนวนเงิน', hintEn: 'No need to say how much.' },
        ),
        rule(
          'TEACH_CHILD_TO_SAVE',
          'ชวนลูกหลานหยอดกระปุกทุกสัปดาห์',
          'Helped a child to save a little each week',
          10,
          '1/MONTH',
          ['SUFFICIENCY', 'DISCIPLINE'],
        ),
        rule(
          'HOUSEHOLD_ACCOUNTS',
          'จดบัญชีครัวเรือนครบเดือน',
          'Kept the household accounts for a month',
          20,
          '1/MONTH',
          ['SUFFICIENCY', 'HONESTY'],
          {
            privacy: 'SENSITIVE',
            hintTh: 'ไม่ต้องเปิดตัวเลขให้ใครดู',
            hintEn: 'Nobody needs to see the figures.',
          },
        ),
      ],
    },
    {
      code: 'GROW_FOOD',
      name: { th: 'ปลูกกินเอง เหลือก็แบ่ง', en: 'Growing food and sharing it' },
      pictureKey: null,
      indicators: [
        rule('KITCHEN_GARDEN', 'ปลูกผักสวนครัวรอบบ้าน', 'Kept a kitchen garden', 15, '1/MONTH', ['SUFFICIENCY']),
        rule(
          'SHARE_HARVEST',
          'แบ่งผัก ผลไม้ ไข่ให้เพื่อนบ้าน',
          'Shared vegetables, fruit or eggs with neighbours',
          10,
          '2/WEEK',
          ['SUFFICIENCY', 'VOLUNTEERING'],
        ),
        rule(
          'KEEP_SEEDS',
          'เก็บเมล็ดพันธุ์พื้นบ้านไว้แบ่งกัน',
          'Kept local seeds to share',
          25,
          '1/QUARTER',
          ['SUFFICIENCY', 'GRATITUDE'],
          { evidence: 'PHOTO', privacy: 'OPEN' },
        ),
      ],
    },
    {
      code: 'USE_THINGS_WELL',
      name: { th: 'ใช้ของให้คุ้ม', en: 'Using things well' },
      pictureKey: null,
      indicators: [
        rule('MEND_FOR_OTHERS', 'ซ่อมของใช้ให้เพื่อนบ้าน', 'Mended something for a neighbour', 20, '2/WEEK', [
          'SUFFICIENCY',
          'VOLUNTEERING',
        ]),
        rule(
          'OWN_BAG_AND_BOX',
          'พกถุงผ้า พกปิ่นโตไปตลาด',
          'Took one’s own bag and food box to the market',
          5,
          '2/WEEK',
          ['SUFFICIENCY', 'DISCIPLINE'],
        ),
        rule(
          'PASS_ON',
          'ส่งต่อเสื้อผ้า หนังสือ ของเล่นที่ยังดี',
          'Passed on good clothes, books or toys',
          10,
          '2/MONTH',
          ['SUFFICIENCY', 'VOLUNTEERING'],
        ),
      ],
    },
    {
      code: 'LOCAL_WISDOM',
      name: { th: 'สืบสานภูมิปัญญา', en: 'Keeping local skills alive' },
      pictureKey: null,
      indicators: [
        rule(
          'TEACH_CRAFT',
          'สอนจักสาน ทอผ้า ทำขนม หรือดนตรีพื้นบ้าน',
          'Taught weaving, baking or folk music',
          40,
          '2/MONTH',
          ['GRATITUDE', 'VOLUNTEERING'],
          { privacy: 'OPEN' },
        ),
        rule('LEARN_CRAFT', 'ฝึกงานฝีมือกับผู้เฒ่าในหมู่บ้าน', 'Learned a craft from an elder', 15, '4/MONTH', [
          'GRATITUDE',
          'DISCIPLINE',
        ]),
        rule(
          'MAKE_FOR_ALL',
          'ทำของใช้ให้ส่วนรวม เช่น ไม้กวาด ตะกร้า',
          'Made brooms, baskets and the like for everybody’s use',
          25,
          '2/MONTH',
          ['VOLUNTEERING', 'SUFFICIENCY'],
          { evidence: 'PHOTO' },
        ),
      ],
    },
  ],
};
