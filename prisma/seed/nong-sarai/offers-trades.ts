import { daysAgo, ended, live, paused, submitted } from './case-timelines.ts';
import { shelf } from './offer-shelf.ts';
import type { OfferSeed } from './types.ts';

const motorcycles = shelf('ek-kanchang', [
  {
    key: 'ek-oil-change',
    title: ['เปลี่ยนถ่ายน้ำมันเครื่อง ไม่คิดค่าแรง', 'Oil change, no charge for labour'],
    description: [
      'จ่ายแค่ค่าน้ำมันเครื่อง ค่าแรงช่างเอกออกให้ เช็กโซ่ เช็กลมยางให้ด้วย',
      'Pay for the oil only; the labour is on us. We look at the chain and the tyres too.',
    ],
    costPoints: 40,
    pictureKey: 'fluent:oil-drum',
    life: live(195),
    stockTotal: 60,
    perMemberLimit: 2,
    voucherValidHours: 336,
    appeal: 3,
  },
  {
    key: 'ek-puncture',
    title: ['ปะยางใน 1 จุด', 'One puncture mended'],
    description: ['ยางแบนเข็นมาเลย ไม่เกินยี่สิบนาทีได้ขี่กลับบ้าน', 'Push it in; twenty minutes later you ride home.'],
    costPoints: 30,
    pictureKey: 'fluent:wheel',
    life: live(195),
    voucherValidHours: 720,
    appeal: 3,
  },
  {
    key: 'ek-safety-check',
    title: ['ตรวจเบรก ไฟ โซ่ ก่อนเดินทางไกล', 'Brakes, lights and chain checked before a long ride'],
    description: [
      'ตรวจครบสิบจุด อะไรควรเปลี่ยนบอกตรง ๆ ไม่เปลี่ยนก็ไม่ว่ากัน',
      'Ten points checked. We tell you plainly what is worn; whether to change it is up to you.',
    ],
    costPoints: 20,
    pictureKey: 'fluent:wrench',
    life: live(130),
    voucherValidHours: 336,
    appeal: 2,
  },
  {
    key: 'ek-bike-wash',
    title: ['ล้างมอเตอร์ไซค์ 1 คัน', 'A motorcycle washed'],
    description: ['ล้างโคลนล้างล้อ เช็ดแห้ง หยอดน้ำมันโซ่ให้', 'Mud and wheels washed, dried, and the chain oiled.'],
    costPoints: 25,
    pictureKey: 'fluent:sponge',
    life: ended(160, 25),
    stockTotal: 40,
    appeal: 2,
  },
]);

const barber = shelf('chang-ot', [
  {
    key: 'ot-haircut',
    title: ['ตัดผมชายหรือทรงนักเรียน 1 หัว', 'A man’s or schoolboy’s haircut'],
    description: [
      'ตัดเสร็จกันขอบ ปัดแป้งเย็นให้ ช่วงเปิดเทอมคนเยอะ มาเช้าหน่อยนะ',
      'Edges shaved and cool powder after. Come early when school is about to open.',
    ],
    costPoints: 40,
    pictureKey: 'fluent:barber-pole',
    life: live(188),
    perMemberLimit: 6,
    appeal: 4,
  },
  {
    key: 'ot-shave',
    title: ['โกนหนวด กันหน้า ผ้าร้อน', 'A shave with a hot towel'],
    description: ['ใบมีดใหม่ทุกคน ผ้าร้อนสบายหน้า', 'A new blade for everyone and a hot towel.'],
    costPoints: 20,
    pictureKey: 'fluent:razor',
    life: live(188),
    appeal: 2,
  },
  {
    key: 'ot-dye',
    title: ['ย้อมผมปิดหงอก ไม่คิดค่าแรง', 'Grey hair dyed, no charge for labour'],
    description: [
      'เอายาย้อมมาเอง ช่างย้อมให้ สระให้เสร็จสรรพ',
      'Bring your own dye; we put it on and wash it out.',
    ],
    costPoints: 50,
    pictureKey: 'fluent:artist-palette',
    life: live(115),
    stockTotal: 30,
    perMemberLimit: 2,
    voucherValidHours: 336,
    appeal: 1,
  },
  {
    key: 'ot-home-haircut',
    title: ['ตัดผมถึงบ้านให้ผู้สูงอายุ', 'A haircut at home for an elder'],
    description: [
      'เดินไม่ไหวไม่เป็นไร ช่างอ๊อดหิ้วกระเป๋าไปตัดให้ถึงแคร่หน้าบ้าน เฉพาะในตำบล',
      'If walking is hard, Ot brings his bag and cuts on the bench at your door. In our subdistrict only.',
    ],
    costPoints: 35,
    pictureKey: 'fluent:scissors',
    life: submitted(2, '19:10'),
    stockTotal: 20,
    perMemberLimit: 2,
    voucherValidHours: 336,
  },
]);

const laundry = shelf('sakrit-taeo', [
  {
    key: 'taeo-wash',
    title: ['ซักผ้า 5 กิโล ตากแดด พับให้', 'Five kilos washed, sun-dried and folded'],
    description: [
      'ผ้าขาวแยกให้ น้ำยาปรับผ้านุ่มไม่คิดเพิ่ม วันไหนไม่มีแดดอาจช้าไปหนึ่งวัน',
      'Whites apart, softener included. Without sun it may take a day longer.',
    ],
    costPoints: 45,
    pictureKey: 'fluent:basket',
    life: live(175),
    perMemberLimit: 5,
    appeal: 3,
  },
  {
    key: 'taeo-ironing',
    title: ['รีดเสื้อ 5 ตัว', 'Five shirts ironed'],
    description: [
      'ชุดนักเรียน ชุดทำงาน ชุดไปงาน รีดจีบคมกริบ ใส่ไม้แขวนให้กลับบ้าน',
      'For school, work or a wedding; sharp creases, taken home on hangers.',
    ],
    costPoints: 25,
    pictureKey: 'fluent:womans-clothes',
    life: live(175),
    appeal: 2,
  },
  {
    key: 'taeo-quilt',
    title: ['ซักผ้านวม 1 ผืน', 'One quilt washed'],
    description: ['ผืนใหญ่แค่ไหนก็ซัก ตากแดดจัดสองแดด', 'Any size, dried through two full days of sun.'],
    costPoints: 60,
    pictureKey: 'fluent:bed',
    life: paused(150, 11, {
      th: 'ช่วงนี้แดดน้อย ผ้านวมตากไม่แห้ง ขอพักไว้ก่อนจ้ะ',
      en: 'Too little sun to dry a quilt just now; this one rests for a while.',
    }),
    stockTotal: 30,
    voucherValidHours: 336,
    appeal: 2,
  },
]);

const stationery = shelf('khru-nit', [
  {
    key: 'nit-notebooks',
    title: ['สมุด 3 เล่ม ดินสอ 2 แท่ง', 'Three exercise books and two pencils'],
    description: [
      'สมุดปกอ่อนมีเส้น ดินสอ 2B เหลาให้เรียบร้อย แถมยางลบก้อนเล็ก',
      'Ruled soft-cover books and 2B pencils, sharpened, with a small rubber.',
    ],
    costPoints: 20,
    pictureKey: 'fluent:ledger',
    life: live(185),
    appeal: 4,
  },
  {
    key: 'nit-photocopies',
    title: ['ถ่ายเอกสาร 20 แผ่น', 'Twenty photocopies'],
    description: ['ขาวดำ A4 หน้าเดียว เย็บมุมให้ฟรี', 'Black and white, A4, one side; stapled free.'],
    costPoints: 10,
    pictureKey: 'fluent:page-facing-up',
    life: live(185),
    appeal: 3,
  },
  {
    key: 'nit-schoolbag',
    title: ['กระเป๋านักเรียน 1 ใบ', 'A school bag'],
    description: [
      'ผ้าหนา สายบุนวม รับน้ำหนักหนังสือไหว มีสีกรมท่ากับสีดำ',
      'Strong cloth and padded straps that carry a full load of books. Navy or black.',
    ],
    costPoints: 160,
    pictureKey: 'fluent:backpack',
    life: live(125),
    stockTotal: 10,
    perMemberLimit: 1,
    voucherValidHours: 336,
    appeal: 1,
  },
  {
    key: 'nit-term-set',
    title: ['ชุดต้อนรับเปิดเทอม', 'The new-term set'],
    description: [
      'สมุดครึ่งโหล ไม้บรรทัด วงเวียน ปกพลาสติก จัดใส่ถุงให้พร้อมไปโรงเรียน',
      'Half a dozen books, a ruler, compasses and covers, packed and ready for school.',
    ],
    costPoints: 55,
    pictureKey: 'fluent:pencil',
    life: ended(80, 30),
    stockTotal: 40,
    perMemberLimit: 2,
    availableFrom: daysAgo(75, '00:00'),
    availableUntil: daysAgo(31, '23:59'),
    appeal: 3,
  },
  {
    key: 'nit-crayons',
    title: ['สีไม้ 24 สี 1 กล่อง', 'A box of 24 colouring pencils'],
    description: ['สีสดระบายลื่น เหลาง่ายไส้ไม่หัก', 'Bright, smooth and easy to sharpen.'],
    costPoints: 45,
    pictureKey: 'fluent:crayon',
    life: submitted(1, '15:50'),
    stockTotal: 24,
    perMemberLimit: 1,
  },
]);

/** Repairs, haircuts, laundry and school things. */
export const tradeOffers: readonly OfferSeed[] = [...motorcycles, ...barber, ...laundry, ...stationery];
