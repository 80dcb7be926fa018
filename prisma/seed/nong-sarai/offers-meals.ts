import { draft, live, submitted } from './case-timelines.ts';
import { shelf } from './offer-shelf.ts';
import type { OfferSeed } from './types.ts';

const kitchen = shelf('krua-phimjai', [
  {
    key: 'phimjai-rice-curry',
    title: ['ข้าวราดแกง 1 อย่าง + ไข่ดาว', 'Rice with one curry and a fried egg'],
    description: [
      'เลือกแกงในถาดได้ทุกอย่าง ไข่ดาวทอดร้อน ๆ ให้ตอนสั่ง กินที่ร้านหรือใส่กล่องกลับบ้านก็ได้จ้ะ',
      'Any curry in the trays, with an egg fried while you wait. Eat here or take it home in a box.',
    ],
    costPoints: 25,
    pictureKey: 'fluent:curry-rice',
    life: live(200),
    appeal: 6,
  },
  {
    key: 'phimjai-soup-bag',
    title: ['แกงถุงกลับบ้าน 1 ถุง', 'One bag of curry or soup to take home'],
    description: [
      'แกงส้ม แกงเขียวหวาน หรือแกงจืด ถุงใหญ่กินได้สองคน มาเย็นหน่อยแกงบางอย่างอาจหมด',
      'Sour curry, green curry or clear soup; a big bag feeds two. Late in the day some may be gone.',
    ],
    costPoints: 20,
    pictureKey: 'fluent:pot-of-food',
    life: live(170),
    appeal: 4,
  },
  {
    key: 'phimjai-kaphrao',
    title: ['ข้าวผัดกะเพราหมูสับ', 'Rice with minced pork and holy basil'],
    description: [
      'ผัดจานต่อจาน กะเพราเก็บจากหลังร้าน บอกได้ว่าเผ็ดมากเผ็ดน้อย',
      'Fried to order with basil from behind the shop. Tell us how hot you like it.',
    ],
    costPoints: 30,
    pictureKey: 'fluent:shallow-pan-of-food',
    life: live(120),
    stockTotal: 80,
    perMemberLimit: 4,
    appeal: 3,
  },
  {
    key: 'phimjai-dessert',
    title: ['ขนมหวานถ้วยเล็ก บัวลอยหรือลอดช่อง', 'A small bowl of bua loi or lot chong'],
    description: [
      'กะทิคั้นสดทุกเช้า หวานน้อยบอกได้ค่ะ',
      'Rice balls or pandan noodles in coconut milk pressed this morning. Ask for it less sweet.',
    ],
    costPoints: 10,
    pictureKey: 'fluent:dango',
    life: live(95),
    appeal: 4,
  },
  {
    key: 'phimjai-lunch-boxes',
    title: ['ข้าวกล่องเลี้ยงแขก 10 กล่อง', 'Ten lunch boxes for guests'],
    description: [
      'ไว้เลี้ยงคนมาช่วยงาน ลงแขก หรือประชุมกลุ่ม โทรสั่งล่วงหน้า 1 วัน เลือกกับข้าวได้สองอย่าง',
      'For people who come to help, or for a meeting. Ring a day ahead and choose two dishes.',
    ],
    costPoints: 220,
    pictureKey: 'fluent:bento-box',
    life: live(150),
    stockTotal: 12,
    perMemberLimit: 1,
    voucherValidHours: 720,
    appeal: 1,
  },
  {
    key: 'phimjai-morning-rice-soup',
    title: ['ข้าวต้มหมูสับมื้อเช้า', 'Morning rice soup with minced pork'],
    description: [
      'มีตั้งแต่ตีห้าครึ่งถึงแปดโมงเช้า ใส่ขิงซอยต้นหอม อุ่นท้องก่อนไปนา',
      'Served from half past five to eight, with ginger and spring onion. Warm before the fields.',
    ],
    costPoints: 18,
    pictureKey: 'fluent:bowl-with-spoon',
    life: submitted(1, '20:35'),
    stockTotal: 60,
  },
  {
    key: 'phimjai-tiffin',
    title: ['ปิ่นโต 3 ชั้น ข้าวสวยกับกับข้าว 2 อย่าง', 'A three-tier tiffin: rice and two dishes'],
    description: [
      'เอาปิ่นโตมาเอง เลือกกับข้าวในถาดได้เลย แถมน้ำพริกให้ด้วย',
      'Bring your own tiffin: choose from the trays, and chilli dip comes on top.',
    ],
    costPoints: 60,
    pictureKey: 'fluent:fork-and-knife-with-plate',
    life: draft(3),
    stockTotal: 20,
    perMemberLimit: 2,
  },
]);

const noodles = shelf('kuaitiao-muai', [
  {
    key: 'muai-small-bowl',
    title: ['ก๋วยเตี๋ยวเรือชามเล็ก', 'A small bowl of boat noodles'],
    description: [
      'หมูหรือเนื้อ เส้นอะไรก็ได้ ผักบุ้งกับโหระพาเติมได้ไม่อั้น',
      'Pork or beef, any noodle, and as much morning glory and basil as you like.',
    ],
    costPoints: 15,
    pictureKey: 'fluent:steaming-bowl',
    life: live(210),
    appeal: 6,
  },
  {
    key: 'muai-special-bowl',
    title: ['ก๋วยเตี๋ยวเรือชามพิเศษ เนื้อเปื่อยแน่น ๆ', 'A large bowl with plenty of stewed beef'],
    description: [
      'เนื้อเปื่อยตุ๋นสี่ชั่วโมง ลูกชิ้นสามลูก กากหมูโรยท่วมชาม',
      'Beef stewed for four hours, three meatballs, and crackling all over.',
    ],
    costPoints: 30,
    pictureKey: 'fluent:pot-of-food',
    life: live(180),
    stockTotal: 90,
    perMemberLimit: 6,
    appeal: 3,
  },
  {
    key: 'muai-fried-dumplings',
    title: ['เกี๊ยวทอดกรอบ 1 จาน', 'A plate of fried dumplings'],
    description: [
      'ทอดใหม่ น้ำจิ้มบ๊วยทำเอง กินคู่ก๋วยเตี๋ยวเข้ากันดี',
      'Fried fresh, with our own plum sauce. Goes well with noodles.',
    ],
    costPoints: 15,
    pictureKey: 'fluent:dumpling',
    life: live(75),
    appeal: 2,
  },
  {
    key: 'muai-meatballs',
    title: ['ลูกชิ้นลวกจิ้ม 1 ถ้วย', 'A cup of meatballs with dip'],
    description: [
      'ลูกชิ้นหมูหรือเนื้อ 8 ลูก น้ำจิ้มมะขามเผ็ดกำลังดี',
      'Eight pork or beef meatballs with a tamarind dip, just hot enough.',
    ],
    costPoints: 20,
    pictureKey: 'fluent:oden',
    life: submitted(3, '14:15'),
  },
]);

/** Cooked meals. */
export const mealOffers: readonly OfferSeed[] = [...kitchen, ...noodles];
