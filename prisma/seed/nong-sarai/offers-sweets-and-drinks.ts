import { draft, live, paused } from './case-timelines.ts';
import { shelf } from './offer-shelf.ts';
import type { OfferSeed } from './types.ts';

const bakery = shelf('phimjai-bakery', [
  {
    key: 'bakery-custard-bread',
    title: ['ขนมปังสังขยาใบเตย 1 ชุด', 'Warm bread with pandan custard'],
    description: [
      'ขนมปังนึ่งนุ่ม ๆ กับสังขยาใบเตยกวนเอง จิ้มเพลินหมดไม่รู้ตัว',
      'Soft steamed bread with pandan custard stirred by hand. It is gone before you notice.',
    ],
    costPoints: 15,
    pictureKey: 'fluent:custard',
    life: live(110),
    appeal: 4,
  },
  {
    key: 'bakery-banana-cake',
    title: ['เค้กกล้วยหอม 1 ก้อน', 'A banana cake'],
    description: [
      'กล้วยหอมสุกงอมจากสวนป้าละเมียด อบใหม่ทุกบ่าย',
      'Ripe bananas from Aunt Lamiat’s garden, baked fresh every afternoon.',
    ],
    costPoints: 18,
    pictureKey: 'fluent:shortcake',
    life: live(100),
    stockTotal: 60,
    appeal: 2,
  },
  {
    key: 'bakery-birthday-cake',
    title: ['เค้กวันเกิด 1 ปอนด์ เขียนหน้าเค้กให้', 'A one-pound birthday cake with your words on it'],
    description: [
      'สั่งล่วงหน้า 2 วัน เลือกหน้ากาแฟ ใบเตย หรือช็อกโกแลต มีเทียนให้หนึ่งแถว',
      'Order two days ahead: coffee, pandan or chocolate. A row of candles comes with it.',
    ],
    costPoints: 180,
    pictureKey: 'fluent:birthday-cake',
    life: live(90),
    stockTotal: 8,
    perMemberLimit: 1,
    voucherValidHours: 720,
    appeal: 1,
  },
  {
    key: 'bakery-cookies',
    title: ['คุกกี้เนยถุงเล็ก', 'A small bag of butter cookies'],
    description: [
      'ถุงละ 12 ชิ้น กรอบ หอมเนย เด็ก ๆ ชอบ',
      'Twelve to a bag, crisp and buttery. Children love them.',
    ],
    costPoints: 12,
    pictureKey: 'fluent:cookie',
    life: paused(105, 6, {
      th: 'เตาอบเสีย รอช่างมาซ่อม',
      en: 'The oven is out of order; waiting for the repair.',
    }),
    appeal: 3,
  },
]);

const coffee = shelf('kafae-lung-choet', [
  {
    key: 'choet-iced-coffee',
    title: ['กาแฟโบราณเย็น 1 แก้ว', 'A glass of old-style iced coffee'],
    description: [
      'ชงถุงผ้า นมข้นนมสด หวานน้อยบอกลุงได้',
      'Brewed through a cloth sock, with condensed and fresh milk. Tell Uncle if you want it less sweet.',
    ],
    costPoints: 12,
    pictureKey: 'fluent:bubble-tea',
    life: live(205),
    appeal: 6,
  },
  {
    key: 'choet-tea-oliang',
    title: ['ชาเย็นหรือโอเลี้ยง 1 แก้ว', 'An iced tea or an oliang'],
    description: ['แก้วใหญ่ น้ำแข็งเต็ม ดับร้อนหลังเลิกงาน', 'A large glass full of ice, to cool down after work.'],
    costPoints: 10,
    pictureKey: 'fluent:cup-with-straw',
    life: live(205),
    appeal: 5,
  },
  {
    key: 'choet-breakfast',
    title: ['ชุดเช้า กาแฟร้อน ไข่ลวก 2 ฟอง ปาท่องโก๋', 'Breakfast: hot coffee, two soft eggs and fried dough'],
    description: [
      'วันละไม่กี่ชุด มาก่อนเจ็ดโมงได้กินแน่ มีชาร้อนแถมให้ตามธรรมเนียม',
      'Only a few a day; before seven you are sure of one. Hot tea on the side, as is the custom.',
    ],
    costPoints: 20,
    pictureKey: 'fluent:cooking',
    life: live(140),
    stockTotal: 30,
    perMemberLimit: 3,
    appeal: 16,
    historyLeavesStock: 2,
  },
  {
    key: 'choet-toast',
    title: ['ขนมปังปิ้งเนยนม 1 แผ่น', 'Toast with butter and condensed milk'],
    description: ['ปิ้งเตาถ่าน กรอบนอกนุ่มใน', 'Toasted over charcoal, crisp outside and soft inside.'],
    costPoints: 8,
    pictureKey: 'fluent:bread',
    life: live(60),
    appeal: 3,
  },
]);

const soyMilk = shelf('namtaohu-phian', [
  {
    key: 'phian-soy-milk',
    title: ['น้ำเต้าหู้ร้อนใส่เครื่อง 1 ถุง', 'A bag of hot soy milk with everything'],
    description: ['ใส่ลูกเดือย เม็ดแมงลัก วุ้น เลือกได้', 'With Job’s tears, basil seed or jelly, as you like.'],
    costPoints: 10,
    pictureKey: 'fluent:glass-of-milk',
    life: draft(2),
  },
]);

const iceCream = shelf('aitim-maen', [
  {
    key: 'maen-cup',
    title: ['ไอติมกะทิถ้วยละ 3 ลูก', 'A cup with three scoops of coconut ice cream'],
    description: ['โรยถั่ว ใส่ข้าวโพดหรือลูกชิดก็ได้', 'With peanuts, and sweetcorn or palm seeds if you like.'],
    costPoints: 12,
    pictureKey: 'fluent:ice-cream',
    life: live(190),
    appeal: 3,
  },
  {
    key: 'maen-bread',
    title: ['ไอติมขนมปัง', 'Ice cream in a bun'],
    description: [
      'ขนมปังนุ่ม ข้าวเหนียวมูน ไอติมสามลูก อิ่มไปถึงเย็น',
      'A soft bun, sweet sticky rice and three scoops. Lasts till evening.',
    ],
    costPoints: 15,
    pictureKey: 'fluent:soft-ice-cream',
    life: live(190),
    appeal: 2,
  },
]);

/** Bread, sweets and drinks. */
export const sweetAndDrinkOffers: readonly OfferSeed[] = [...bakery, ...coffee, ...soyMilk, ...iceCream];
