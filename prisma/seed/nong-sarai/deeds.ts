import { doersOf, suitsOf } from './deed-doers.ts';
import type { DeedSeed } from './types.ts';

/** One line of the deed list: key, points, days of rest, Thai as it stands in the passbook, English, season. */
type Row = readonly [
  key: string,
  points: number,
  restDays: number,
  th: string,
  en: string,
  months?: readonly number[],
];

const volunteering: readonly Row[] = [
  ['pond-litter', 15, 7, 'เก็บขยะรอบหนองน้ำ', 'Picked up litter around the pond'],
  ['road-weeds', 20, 14, 'ตัดหญ้าสองข้างทางเข้าหมู่บ้าน', 'Cut the grass along the road into the village'],
  [
    'forest-planting',
    30,
    14,
    'ปลูกต้นไม้ในป่าชุมชน',
    'Planted trees in the community forest',
    [5, 6, 7, 8, 9, 10],
  ],
  [
    'forest-watering',
    20,
    10,
    'รดน้ำดูแลกล้าไม้ป่าชุมชน',
    'Watered the saplings of the community forest',
    [11, 12, 1, 2, 3, 4],
  ],
  ['rice-harvest', 40, 7, 'ลงแขกเกี่ยวข้าว', 'Joined the neighbours to bring in the rice', [11, 12, 1]],
  ['rice-planting', 35, 7, 'ลงแขกดำนา', 'Joined the neighbours to plant out the rice', [6, 7, 8]],
  ['homework', 20, 5, 'สอนหนังสือน้อง ๆ ที่ศาลาหมู่บ้าน', 'Taught the younger children at the village hall'],
  ['blood', 50, 90, 'บริจาคโลหิต', 'Gave blood'],
  ['fair-dishes', 15, 14, 'ช่วยล้างจานงานวัด', 'Washed the dishes at the temple fair'],
  [
    'temple-sweep',
    15,
    7,
    'ช่วยงานวัด กวาดลานวัดหลังงานบุญ',
    'Helped at the temple: swept the grounds after a merit-making day',
  ],
  ['canal', 35, 21, 'ลอกคลองส่งน้ำ เก็บผักตบชวา', 'Cleared the irrigation canal of water hyacinth'],
  ['night-watch', 20, 7, 'อยู่เวรยามหมู่บ้าน', 'Took a turn on the village night watch'],
  ['funeral', 20, 10, 'ช่วยงานศพเพื่อนบ้าน', 'Helped at a neighbour’s funeral'],
  [
    'mosquitoes',
    10,
    14,
    'คว่ำภาชนะ กำจัดลูกน้ำยุงลายทั้งซอย',
    'Emptied standing water along the lane, against mosquitoes',
  ],
  ['firebreak', 40, 20, 'ทำแนวกันไฟป่าชุมชน', 'Cut the firebreak of the community forest', [1, 2, 3, 4]],
  ['school-fence', 30, 60, 'ทาสีรั้วโรงเรียน', 'Painted the school fence'],
  ['crossing', 10, 5, 'โบกรถให้เด็กข้ามถนนหน้าโรงเรียน', 'Saw the children across the road at the school gate'],
  ['lift-to-town', 25, 7, 'ขับรถพาคนเฒ่าคนแก่ไปธุระในตัวอำเภอ', 'Drove an elderly neighbour to town on an errand'],
  ['hall-roof', 45, 60, 'ซ่อมหลังคาศาลากลางบ้าน', 'Mended the roof of the village hall'],
  [
    'kitchen-duty',
    20,
    10,
    'เข้าครัวทำกับข้าวเลี้ยงคนมาช่วยงานส่วนรวม',
    'Cooked for everybody at a village working day',
  ],
  [
    'football',
    15,
    7,
    'พาเด็กในหมู่บ้านซ้อมฟุตบอลตอนเย็น',
    'Trained the village children at football in the evening',
  ],
];

const sufficiency: readonly Row[] = [
  ['savings', 15, 28, 'ออมเงินกลุ่มสัจจะตรงเวลา', 'Paid into the savings group on time'],
  [
    'kitchen-garden',
    10,
    14,
    'ปลูกผักสวนครัวไว้กิน แบ่งเพื่อนบ้านด้วย',
    'Grew vegetables at home and shared them with the neighbours',
  ],
  ['accounts', 20, 28, 'ทำบัญชีครัวเรือนครบทั้งเดือน', 'Kept household accounts for the whole month'],
  ['compost', 15, 14, 'หมักใบไม้ทำปุ๋ย ไม่เผา', 'Made compost of fallen leaves instead of burning them'],
  ['recycling', 10, 7, 'คัดแยกขยะส่งธนาคารขยะ', 'Sorted waste for the village recycling bank'],
  [
    'cloth-bag',
    5,
    7,
    'หิ้วตะกร้าหิ้วปิ่นโตไปตลาด ไม่รับถุงพลาสติก',
    'Took a basket and a tiffin to market, no plastic bags',
  ],
  ['bio-ferment', 15, 21, 'ทำน้ำหมักชีวภาพแบ่งกันใช้ในกลุ่ม', 'Brewed plant ferment for the growers’ group'],
  ['seeds', 10, 21, 'แบ่งเมล็ดพันธุ์ผักพื้นบ้านให้เพื่อนบ้าน', 'Shared seed of local vegetables'],
];

const discipline: readonly Row[] = [
  ['meeting', 10, 25, 'มาประชุมหมู่บ้านตรงเวลา', 'Came to the village meeting on time'],
  ['helmet', 10, 28, 'สวมหมวกกันน็อกทุกครั้งตลอดเดือน', 'Wore a helmet on every ride this month'],
  ['dry-feast', 30, 60, 'จัดงานบุญที่บ้านแบบปลอดเหล้า', 'Held a family feast without alcohol'],
  [
    'tidy-front',
    10,
    28,
    'กวาดหน้าบ้านและทางเดินสะอาดทุกวันทั้งเดือน',
    'Kept the house front and the path swept all month',
  ],
  ['pets', 15, 90, 'พาหมาแมวไปฉีดวัคซีนกันพิษสุนัขบ้า', 'Had the dogs and cats vaccinated against rabies'],
  [
    'no-burning',
    40,
    60,
    'ไถกลบตอซัง ไม่เผานา',
    'Ploughed in the stubble instead of burning the field',
    [11, 12, 1, 2, 3, 4],
  ],
];

const honesty: readonly Row[] = [
  [
    'lost-purse',
    30,
    45,
    'เก็บกระเป๋าสตางค์ได้ ตามหาเจ้าของจนเจอแล้วคืน',
    'Found a purse, looked for its owner and gave it back',
  ],
  ['honest-scales', 10, 28, 'ขายของเต็มกิโล ไม่โกงตาชั่ง', 'Sold by honest weight'],
  ['open-books', 25, 28, 'ทำบัญชีกองทุนโปร่งใส เปิดให้ทุกคนดูได้', 'Kept the fund’s books open for everybody to read'],
  [
    'honesty-stall',
    10,
    10,
    'ดูแลแผงผักซื่อสัตย์ หยิบเองจ่ายเอง',
    'Looked after the honesty stall: take it, pay for it yourself',
  ],
  ['wrong-change', 10, 30, 'แม่ค้าทอนเงินเกิน เอากลับไปคืน', 'Took back change that was given by mistake'],
  [
    'return-clean',
    10,
    14,
    'คืนของส่วนรวมครบ ล้างสะอาดเรียบร้อย',
    'Brought back borrowed things complete and clean',
  ],
];

const gratitude: readonly Row[] = [
  ['elder-care', 25, 7, 'ดูแลผู้สูงอายุที่อยู่คนเดียว', 'Looked after an elder who lives alone'],
  [
    'family-meal',
    10,
    10,
    'กลับบ้านมากินข้าวกับพ่อแม่ปู่ย่า ช่วยทำงานบ้าน',
    'Came home to eat with the parents and grandparents and help in the house',
  ],
  ['elder-lunch', 15, 5, 'ทำกับข้าวไปส่งตายายข้างบ้าน', 'Cooked for the old couple next door'],
  ['songkran', 25, 30, 'ช่วยจัดงานรดน้ำขอพรผู้สูงอายุ', 'Helped to hold the Songkran blessing by the elders', [4]],
  ['old-school', 20, 30, 'กลับมาช่วยงานโรงเรียนเก่า', 'Came back to help at the old school'],
  [
    'basketry',
    20,
    21,
    'หัดจักสานจากคนเฒ่าคนแก่ ไม่ให้สูญหาย',
    'Learned basketry from the old people, to keep it alive',
  ],
  ['elder-house', 60, 60, 'ช่วยกันซ่อมบ้านให้ผู้สูงอายุ', 'Helped to mend an elder’s house'],
  [
    'krathong',
    20,
    60,
    'เก็บกระทงขึ้นจากหนองน้ำหลังงานลอยกระทง',
    'Took the krathongs out of the pond after Loy Krathong',
    [11],
  ],
];

/** Giving blood says something about a person's health: it earns, and is seen by as few as can be. */
const sensitiveKeys: ReadonlySet<string> = new Set(['blood']);

function deedsOf(virtue: string, rows: readonly Row[]): readonly DeedSeed[] {
  return rows.map(([key, points, restDays, th, en, months]) => ({
    key,
    virtue,
    points,
    restDays,
    text: { th, en },
    months: months ?? null,
    suits: suitsOf(key),
    doerKeys: doersOf[key] ?? null,
    privacy: sensitiveKeys.has(key) ? 'SENSITIVE' : 'OPEN',
  }));
}

/** What the village awards for, under its five virtues. */
export const deeds: readonly DeedSeed[] = [
  ...deedsOf('VOLUNTEERING', volunteering),
  ...deedsOf('SUFFICIENCY', sufficiency),
  ...deedsOf('DISCIPLINE', discipline),
  ...deedsOf('HONESTY', honesty),
  ...deedsOf('GRATITUDE', gratitude),
];

/** What the village does together on its working days, in turn. */
export const workingDayDeedKeys: readonly string[] = [
  'pond-litter',
  'canal',
  'road-weeds',
  'temple-sweep',
  'mosquitoes',
  'kitchen-duty',
];
