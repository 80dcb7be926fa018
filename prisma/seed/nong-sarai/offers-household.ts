import { live, returned } from './case-timelines.ts';
import { shelf } from './offer-shelf.ts';
import type { OfferSeed } from './types.ts';

const massage = shelf('nuat-chumchon', [
  {
    key: 'nuat-feet',
    title: ['นวดฝ่าเท้า 30 นาที', 'Foot massage, 30 minutes'],
    description: [
      'แช่เท้าน้ำอุ่นใส่มะกรูดก่อนนวด ยืนขายของมาทั้งวันต้องลอง',
      'A warm soak with kaffir lime first. For anyone who stood at a stall all day.',
    ],
    costPoints: 60,
    pictureKey: 'fluent:foot',
    life: live(178),
    perMemberLimit: 4,
    voucherValidHours: 336,
    appeal: 3,
  },
  {
    key: 'nuat-thai',
    title: ['นวดไทย 1 ชั่วโมง', 'Thai massage, one hour'],
    description: [
      'คลายเมื่อยหลังเกี่ยวข้าว บอกหมอนวดได้ว่าชอบหนักชอบเบา โทรจองคิวก่อนมา',
      'For a back that has cut rice. Tell us firm or gentle, and ring to book.',
    ],
    costPoints: 120,
    pictureKey: 'fluent:person-getting-massage',
    life: live(178),
    stockTotal: 40,
    perMemberLimit: 2,
    voucherValidHours: 336,
    appeal: 2,
  },
  {
    key: 'nuat-compress',
    title: ['ลูกประคบสมุนไพร 1 ลูก', 'A herbal compress'],
    description: [
      'ไพล ขมิ้น ตะไคร้ ใบมะขาม ห่อเองทุกลูก นึ่งใช้ซ้ำได้สามสี่ครั้ง',
      'Plai, turmeric, lemongrass and tamarind leaf, wrapped by hand. Steam it and use it three or four times.',
    ],
    costPoints: 35,
    pictureKey: 'fluent:herb',
    life: live(140),
    stockTotal: 50,
    perMemberLimit: 3,
    appeal: 2,
  },
  {
    key: 'nuat-herbal-drink',
    title: [
      'น้ำสมุนไพรเย็น กับมุมวัดความดันด้วยตัวเอง',
      'A cool herbal drink, and a blood-pressure corner to use yourself',
    ],
    description: [
      'นั่งพักดื่มน้ำมะตูมหรือกระเจี๊ยบสักแก้ว เครื่องวัดความดันมีให้ใช้เอง ไม่มีการจดชื่อจดค่า',
      'Sit down with a glass of bael or roselle. The cuff is there for you to use; nobody writes down a name or a number.',
    ],
    costPoints: 5,
    pictureKey: 'fluent:teacup-without-handle',
    life: live(90),
    appeal: 3,
  },
]);

const cooperative = shelf('sahakon', [
  {
    key: 'sahakon-discount',
    title: ['ลด 20 บาท เมื่อซื้อครบ 100 บาท', '20 baht off a purchase of 100 baht'],
    description: [
      'ใช้ได้กับของทุกอย่างในร้าน ยกเว้นของที่ลดราคาอยู่แล้ว บิลละ 1 ใบ',
      'For everything in the shop that is not already reduced; one to a bill.',
    ],
    costPoints: 20,
    pictureKey: 'fluent:shopping-bags',
    life: live(202),
    perMemberLimit: 12,
    appeal: 5,
  },
  {
    key: 'sahakon-eggs',
    title: ['ไข่ไก่ครึ่งแผง 15 ฟอง', 'Half a tray of eggs (15)'],
    description: [
      'ไข่สดจากเล้าในตำบล เบอร์ 2 เลือกเองได้',
      'Fresh from the coops of our subdistrict, size 2. Choose your own.',
    ],
    costPoints: 50,
    pictureKey: 'fluent:egg',
    life: live(160),
    stockTotal: 60,
    perMemberLimit: 3,
    appeal: 3,
  },
  {
    key: 'sahakon-seasonings',
    title: ['ชุดเครื่องปรุงติดครัว น้ำปลา น้ำตาล เกลือ', 'Kitchen basics: fish sauce, sugar and salt'],
    description: [
      'น้ำปลาขวดใหญ่ 1 น้ำตาลทราย 1 กิโล เกลือ 1 ถุง ครัวไหนก็ต้องมี',
      'A large bottle of fish sauce, a kilo of sugar and a bag of salt.',
    ],
    costPoints: 65,
    pictureKey: 'fluent:salt',
    life: live(160),
    stockTotal: 50,
    perMemberLimit: 2,
    appeal: 2,
  },
  {
    key: 'sahakon-soap',
    title: ['สบู่ 2 ก้อน ผงซักฟอก 1 ถุง', 'Two bars of soap and a bag of washing powder'],
    description: ['เลือกกลิ่นได้ตามที่มีบนชั้น', 'Choose the scent from what is on the shelf.'],
    costPoints: 40,
    pictureKey: 'fluent:lotion-bottle',
    life: live(85),
    stockTotal: 60,
    appeal: 2,
  },
  {
    key: 'sahakon-big-set',
    title: ['ชุดข้าวสารอาหารแห้งชุดใหญ่', 'The big box of rice and dry goods'],
    description: [
      'ข้าวสาร 10 กิโล น้ำมันพืช ปลากระป๋อง วุ้นเส้น นม ทั้งบ้านกินได้ครึ่งเดือน',
      'Ten kilos of rice, oil, tinned fish, glass noodles and milk: half a month for a household.',
    ],
    costPoints: 400,
    pictureKey: 'fluent:shopping-cart',
    life: live(150),
    stockTotal: 10,
    perMemberLimit: 1,
    voucherValidHours: 720,
    appeal: 1,
  },
]);

const vegetables = shelf('phak-plaina', [
  {
    key: 'plaina-basket',
    title: ['ตะกร้าผักรวม 5 อย่าง', 'A basket of five vegetables'],
    description: [
      'ผักตามที่เก็บได้เช้านั้น กวางตุ้ง ผักบุ้ง ถั่วฝักยาว แตงกวา มะเขือ ชุดนี้จัดได้แค่ 12 ตะกร้า',
      'Whatever was picked that morning: greens, morning glory, long beans, cucumber, aubergine. Twelve baskets in all.',
    ],
    costPoints: 45,
    pictureKey: 'fluent:leafy-green',
    life: live(70),
    stockTotal: 12,
    perMemberLimit: 1,
    appeal: 30,
    historyLeavesStock: 0,
  },
  {
    key: 'plaina-seedlings',
    title: ['ต้นกล้าพริก มะเขือ กะเพรา 6 ต้น', 'Six seedlings: chilli, aubergine, basil'],
    description: [
      'กล้าแข็งแรงพร้อมลงดิน ไม่มีที่ก็ปลูกในกระถางได้',
      'Strong and ready to plant; a pot will do if you have no garden.',
    ],
    costPoints: 10,
    pictureKey: 'fluent:seedling',
    life: live(165),
    appeal: 3,
  },
  {
    key: 'plaina-compost',
    title: ['ปุ๋ยหมักใบไม้ 1 ถุง 5 กิโล', 'Five kilos of leaf compost'],
    description: [
      'หมักสามเดือนจากใบไม้ที่ชาวบ้านไม่เผา ร่วนดีไม่มีกลิ่น',
      'Three months old, of leaves that the village did not burn. Loose and without smell.',
    ],
    costPoints: 25,
    pictureKey: 'fluent:potted-plant',
    life: live(165),
    stockTotal: 80,
    appeal: 2,
  },
  {
    key: 'plaina-salad',
    title: ['สลัดปลอดสารร้อยเปอร์เซ็นต์ 1 กล่อง', 'A box of salad, 100% free of chemicals'],
    description: ['ผักสลัดห้าชนิดพร้อมน้ำสลัดงา', 'Five kinds of salad leaves with sesame dressing.'],
    costPoints: 30,
    pictureKey: 'fluent:green-salad',
    life: returned(2, {
      th: 'ขอให้บอกน้ำหนักต่อกล่อง และคำว่า “ร้อยเปอร์เซ็นต์” ถ้าไม่มีใบรับรองขอเปลี่ยนเป็น “ปลูกไม่ใช้ยา” จะได้ไม่มีใครทักท้วงครับ',
      en: 'Please give the weight of a box. Without a certificate, say “grown without sprays” in place of “100%”, so that nobody can object.',
    }),
    stockTotal: 30,
  },
]);

/** Massage, the co-operative shop and the organic growers. */
export const householdOffers: readonly OfferSeed[] = [...massage, ...cooperative, ...vegetables];
