import { daysAhead, draft, ended, live, paused, returned } from './case-timelines.ts';
import { shelf } from './offer-shelf.ts';
import type { OfferSeed } from './types.ts';

const mill = shelf('rongsi', [
  {
    key: 'rongsi-milling',
    title: ['สีข้าวเปลือก 50 กิโล ไม่คิดค่าสี', 'Fifty kilos of paddy milled free of charge'],
    description: [
      'ได้ข้าวสาร ปลายข้าว รำ แกลบ กลับบ้านครบ ข้าวต้องตากแห้งมาแล้วนะ',
      'Rice, broken rice, bran and husk all go home with you. The paddy must be dry.',
    ],
    costPoints: 45,
    pictureKey: 'fluent:sheaf-of-rice',
    life: live(198),
    perMemberLimit: 4,
    voucherValidHours: 336,
    appeal: 3,
  },
  {
    key: 'rongsi-rice',
    title: ['ข้าวหอมปทุม 5 กิโล', 'Five kilos of fragrant Pathum rice'],
    description: [
      'ข้าวนาเราเอง สีใหม่สัปดาห์ต่อสัปดาห์ หุงแล้วนุ่มหอม',
      'From our own fields, milled week by week; cooks soft and fragrant.',
    ],
    costPoints: 120,
    pictureKey: 'fluent:cooked-rice',
    life: live(198),
    stockTotal: 40,
    perMemberLimit: 2,
    voucherValidHours: 336,
    appeal: 2,
  },
  {
    key: 'rongsi-bran',
    title: ['รำละเอียด 10 กิโล', 'Ten kilos of fine bran'],
    description: [
      'เลี้ยงไก่เลี้ยงเป็ดดีนัก เอากระสอบมาเองนะครับ',
      'Good for hens and ducks. Please bring your own sack.',
    ],
    costPoints: 35,
    pictureKey: 'fluent:chicken',
    life: live(135),
    stockTotal: 60,
    appeal: 2,
  },
  {
    key: 'rongsi-husk',
    title: ['แกลบ 3 กระสอบ', 'Three sacks of rice husk'],
    description: [
      'รองเล้าไก่ คลุมดิน เผาถ่าน ใช้ได้สารพัด',
      'For the hen house, for mulch, for charcoal: a hundred uses.',
    ],
    costPoints: 10,
    pictureKey: 'fluent:fallen-leaf',
    life: live(135),
    appeal: 2,
  },
]);

const stall = shelf('phaeng-lamiat', [
  {
    key: 'lamiat-bananas',
    title: ['กล้วยน้ำว้า 1 หวี', 'A hand of nam wa bananas'],
    description: ['สุกกำลังกิน หรือจะเอาห่าม ๆ ไปบวชชีก็มี', 'Ripe to eat, or firmer ones to cook in coconut milk.'],
    costPoints: 15,
    pictureKey: 'fluent:banana',
    life: live(192),
    appeal: 4,
  },
  {
    key: 'lamiat-greens',
    title: ['ผักสด 2 กำ เลือกได้', 'Two bunches of greens, your choice'],
    description: [
      'ผักบุ้ง คะน้า กวางตุ้ง ชะอม หยิบเองได้เลย',
      'Morning glory, kale, choy sum or cha-om; help yourself.',
    ],
    costPoints: 12,
    pictureKey: 'fluent:leafy-green',
    life: live(192),
    appeal: 4,
  },
  {
    key: 'lamiat-tomyum',
    title: ['ชุดเครื่องต้มยำ 1 ถุง', 'A bag of tom yum herbs'],
    description: [
      'ข่า ตะไคร้ ใบมะกรูด พริก มะนาว หม้อเดียวจบ',
      'Galangal, lemongrass, lime leaf, chilli and lime: enough for one pot.',
    ],
    costPoints: 8,
    pictureKey: 'fluent:hot-pepper',
    life: live(118),
    appeal: 3,
  },
  {
    key: 'lamiat-mango',
    title: ['มะม่วงน้ำดอกไม้ 1 กิโล', 'A kilo of Nam Dok Mai mangoes'],
    description: [
      'หวานหอม ต้นหลังบ้าน ไม่บ่มแก๊ส',
      'Sweet and fragrant, from the trees behind the house, ripened without gas.',
    ],
    costPoints: 30,
    pictureKey: 'fluent:mango',
    life: paused(145, 40, { th: 'หมดรุ่นแล้วจ้ะ รอรุ่นหน้า', en: 'This crop is over; wait for the next.' }),
    stockTotal: 50,
    appeal: 3,
  },
]);

const weavers = shelf('thopha-donfai', [
  {
    key: 'thopha-loincloth',
    title: ['ผ้าขาวม้าทอมือ 1 ผืน', 'A hand-woven pha khao ma'],
    description: [
      'ฝ้ายแท้ทอกี่กระตุก ลายตาหมากรุก สีไม่ตก ยิ่งซักยิ่งนุ่ม',
      'Pure cotton in the chequered pattern, colour-fast, softer with every wash.',
    ],
    costPoints: 200,
    pictureKey: 'fluent:scarf',
    life: live(172),
    stockTotal: 20,
    perMemberLimit: 1,
    voucherValidHours: 336,
    appeal: 1,
  },
  {
    key: 'thopha-keyring',
    title: ['พวงกุญแจผ้าทอ', 'A woven key ring'],
    description: ['เย็บจากเศษผ้าทอ ลายไม่ซ้ำกันสักอัน', 'Sewn from the ends of the loom; no two are alike.'],
    costPoints: 25,
    pictureKey: 'fluent:key',
    life: live(172),
    stockTotal: 80,
    appeal: 2,
  },
  {
    key: 'thopha-lesson',
    title: ['เรียนทอผ้าครึ่งวันกับป้าคำนึง', 'Half a day at the loom with Aunt Khamnueng'],
    description: [
      'ลงมือทอเองตั้งแต่เส้นแรก ได้ที่รองแก้วฝีมือตัวเองกลับบ้าน เด็กเก้าขวบขึ้นไปเรียนได้',
      'You weave from the first thread and take home a coaster of your own. From nine years up.',
    ],
    costPoints: 80,
    pictureKey: 'fluent:thread',
    life: live(64),
    stockTotal: 16,
    perMemberLimit: 1,
    availableUntil: daysAhead(45, '23:59'),
    voucherValidHours: 720,
    appeal: 1,
  },
  {
    key: 'thopha-bag',
    title: ['กระเป๋าผ้าฝ้ายย้อมคราม', 'An indigo cotton bag'],
    description: ['สีจากธรรมชาติ', 'Natural colours.'],
    costPoints: 150,
    pictureKey: 'fluent:handbag',
    life: returned(3, {
      th: 'อยากให้บอกขนาดกระเป๋า และมีกี่ใบที่จะแลกได้ คนแลกจะได้รู้ก่อนครับ',
      en: 'Please say how large the bag is and how many there are, so that people know before they redeem.',
    }),
  },
]);

const fair = shelf('ngan-prajampi', [
  {
    key: 'fair-ferris-wheel',
    title: ['บัตรชิงช้าสวรรค์ 2 รอบ', 'Two rides on the Ferris wheel'],
    description: [
      'ใช้ได้ทุกคืนของงาน ขึ้นไปเห็นทั้งหนองทั้งทุ่ง เด็กเล็กต้องมีผู้ใหญ่นั่งด้วย',
      'Good on every night of the fair; from the top you see the whole pond and the fields. Small children ride with a grown-up.',
    ],
    costPoints: 20,
    pictureKey: 'fluent:ferris-wheel',
    life: live(5),
    stockTotal: 200,
    perMemberLimit: 2,
    availableFrom: daysAhead(12, '16:00'),
    availableUntil: daysAhead(18, '23:00'),
    voucherValidHours: 72,
  },
  {
    key: 'fair-food-stall',
    title: ['คูปองซุ้มอาหารงานประจำปี 1 อย่าง', 'One dish at the fair’s food stalls'],
    description: [
      'เลือกได้ทุกซุ้ม ผัดไทย ขนมจีน หอยทอด ข้าวเหนียวไก่ย่าง',
      'At any stall: pad thai, khanom chin, fried mussels, grilled chicken and sticky rice.',
    ],
    costPoints: 15,
    pictureKey: 'fluent:circus-tent',
    life: live(5),
    stockTotal: 300,
    perMemberLimit: 4,
    availableFrom: daysAhead(12, '16:00'),
    availableUntil: daysAhead(18, '23:00'),
    voucherValidHours: 72,
  },
  {
    key: 'fair-likay-seat',
    title: ['ที่นั่งดูลิเกแถวหน้า', 'A front-row seat at the likay'],
    description: [
      'ปูเสื่อวางหมอนไว้ให้แล้ว มาก่อนสองทุ่มนะ',
      'A mat and a cushion are laid out for you. Come before eight.',
    ],
    costPoints: 30,
    pictureKey: 'fluent:performing-arts',
    life: ended(95, 52),
    stockTotal: 40,
    perMemberLimit: 2,
    appeal: 3,
  },
  {
    key: 'fair-shirt',
    title: ['เสื้อที่ระลึกงานประจำปี', 'The fair’s souvenir shirt'],
    description: [
      'ผ้าฝ้ายพิมพ์ลายหนองน้ำฝีมือเด็กนักเรียน มีไซซ์ S ถึง XXL',
      'Cotton, printed with the pond as our schoolchildren drew it. Sizes S to XXL.',
    ],
    costPoints: 100,
    pictureKey: 'fluent:t-shirt',
    life: live(48),
    stockTotal: 40,
    perMemberLimit: 2,
    voucherValidHours: 336,
    appeal: 1,
  },
  {
    key: 'fair-ramwong',
    title: ['บัตรรำวงย้อนยุค 5 รอบ', 'Five rounds of old-time ramwong'],
    description: ['รำกันให้หายคิดถึง แต่งชุดย้อนยุคมาด้วยยิ่งสนุก', 'Five dances; more fun in old-time dress.'],
    costPoints: 15,
    pictureKey: 'fluent:musical-notes',
    life: draft(1),
    stockTotal: 150,
  },
]);

/** The mill, the morning market, the weavers and the fair. */
export const villageOffers: readonly OfferSeed[] = [...mill, ...stall, ...weavers, ...fair];
