import type { SeededRandom } from '../testkit/seeded-random.ts';

/** What shops of a district give, the usual ones several times: words of a catalogue are not all as frequent. */
const usualThings = ['กาแฟเย็น', 'ข้าวมันไก่', 'ข้าวราดแกง', 'ก๋วยเตี๋ยวเรือ', 'ขนมครก', 'น้ำเต้าหู้', 'ตัดผมชาย', 'ชาเย็น'];
const things = [
  ...['ไก่ย่าง', 'ส้มตำปูม้า', 'น้ำแข็งไส', 'ไข่ไก่สด', 'ผักปลอดสาร', 'ข้าวสารหอมมะลิ', 'ขนมไทยรวม', 'ลูกชิ้นปิ้ง'],
  ...['หมูปิ้ง', 'ปลาดุกแดดเดียว', 'น้ำพริกกุ้ง', 'กล้วยปิ้ง', 'ซ่อมจักรยาน', 'ปะยางมอเตอร์ไซค์', 'ล้างรถ', 'ซักรีด'],
  ...['นวดเท้า', 'นวดแผนไทย', 'ยาหม่อง', 'สบู่สมุนไพร', 'ขนมงา', 'ข้าวโพดคั่ว', 'สมุดปกแข็ง', 'ดินสอสี'],
  ...['ค่าเข้าสวนสนุก', 'ยืมเต็นท์', 'ยืมเครื่องเสียง', 'เย็บผ้า', 'ตัดเสื้อ', 'ซ่อมพัดลม', 'ลับมีด', 'ปุ๋ยหมัก'],
];
const rareThings = ['ชาตะไคร้', 'ตะกร้าจักสาน', 'ลูกประคบร้อน', 'น้ำมะขามป้อม', 'ตุ๊กตาจุฬา'];
const sorts = [
  ...['ถุงใหญ่', 'ถุงเล็ก', 'สูตรโบราณ', 'สูตรคุณยาย', 'ราคาเพื่อนบ้าน', 'หน้าโรงเรียน', 'ริมคลอง', 'เจ้าเก่า'],
  ...['พิเศษ', 'ธรรมดา', 'ครั้งแรก', 'วันพระ', 'สำหรับผู้สูงอายุ', 'สำหรับเด็ก', 'หนึ่งชุด', 'สองชิ้น'],
];
const descriptions = [
  '',
  'ทำสดใหม่ทุกเช้า มารับได้ที่ร้าน',
  'แลกแล้วใช้ได้ภายในเจ็ดวัน ไม่รวมเครื่องดื่ม',
  'ของดีในหมู่บ้าน ทำเองกับมือ ไม่ใส่สารกันบูด',
  'เลือกได้หนึ่งอย่าง ข้าวหรือเส้น ร้านเปิดแปดโมงถึงบ่ายสาม',
];

/** The same titles for the same seed. One in ten is of a usual thing, one in a thousand of a rare one. */
export function thaiTitles(
  random: SeededRandom,
  count: number,
): readonly { readonly title: string; readonly description: string }[] {
  return Array.from({ length: count }, (_, number) => {
    const thing = random.chance(0.001)
      ? random.pick(rareThings)
      : random.pick(random.chance(0.4) ? usualThings : things);
    const title = `${thing} ${random.pick(sorts)}${number % 5 === 0 ? ` ครบรอบ ${number}` : ''}`;
    return { title, description: random.pick(descriptions) };
  });
}
