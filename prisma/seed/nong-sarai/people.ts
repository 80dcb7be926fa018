import type { Activity, LifeStage, NetworkRole, PersonSeed } from './types.ts';

/** The password of every account of the demo that can sign in. */
export const demoPassword = 'goodness-demo';

/** One line of the register: key, name as people say it, in English, hamlet, house, activity, joined so many days ago. */
type Row = readonly [
  key: string,
  th: string,
  en: string,
  hamlet: number,
  house: string,
  activity: Activity,
  joinedDaysAgo: number,
];

const register: readonly Row[] = [
  // The five demo accounts.
  ['somjai', 'ป้าสมใจ แก้วมณี', 'Aunt Somjai Kaewmanee', 5, '12/1', 'DEVOTED', 402],
  ['phimjai', 'พี่พิมพ์ใจ ทองสุกดี', 'Phimjai Thongsukdee', 5, '40', 'HIGH', 398],
  ['fah', 'น้องฟ้า ทองสุกดี', 'Fah Thongsukdee', 5, '40', 'STEADY', 355],
  ['prasoet', 'ผู้ใหญ่ประเสริฐ มั่นคงดี', 'Headman Prasoet Mankhongdee', 5, '1', 'STEADY', 420],
  ['wanida', 'ครูวนิดา ศรีสุขสันต์', 'Teacher Wanida Srisuksan', 2, '18/3', 'QUIET', 400],
  // The second coordinator and the verifiers.
  ['kamonwan', 'พี่กมลวรรณ ภู่ระย้า', 'Kamonwan Phuraya', 3, '27', 'STEADY', 418],
  ['thawon', 'ลุงถาวร พุ่มไสว', 'Uncle Thawon Phumsawai', 1, '9/2', 'HIGH', 415],
  ['bunruean', 'ป้าบุญเรือน เพ็งแก้ว', 'Aunt Bunruean Phengkaew', 4, '33', 'HIGH', 410],
  // Shop owners and their helpers.
  ['choet', 'ลุงเชิด กลิ่นจันทร์', 'Uncle Choet Klinchan', 5, '3/1', 'STEADY', 396],
  ['muai', 'เจ๊หมวย ตั้งเจริญสุข', 'Jeh Muai Tangcharoensuk', 5, '61', 'LOW', 390],
  ['tong', 'น้องตอง ตั้งเจริญสุข', 'Tong Tangcharoensuk', 5, '61', 'LOW', 300],
  ['ek', 'ช่างเอก รอดภัยดี', 'Ek Rotphaidee', 2, '7', 'STEADY', 388],
  ['saman', 'ลุงสมาน อินทร์แก้ว', 'Uncle Saman Inkaew', 3, '15', 'HIGH', 395],
  ['ari', 'พี่อารีย์ คงมั่น', 'Ari Khongman', 5, '22', 'STEADY', 399],
  ['phraeo', 'น้องแพรว คงมั่น', 'Phraeo Khongman', 5, '22', 'LOW', 280],
  ['bangon', 'น้าบังอร บัวคลี่', 'Auntie Bang-on Buakhli', 4, '5/4', 'STEADY', 371],
  ['ot', 'ช่างอ๊อด ขำเจริญ', 'Ot Khamcharoen', 5, '48', 'LOW', 366],
  ['wichian', 'ลุงวิเชียร สังข์ทอง', 'Uncle Wichian Sangthong', 6, '2', 'HIGH', 405],
  ['thiraphong', 'พี่ธีรพงษ์ ไทรงาม', 'Thiraphong Saingam', 7, '31', 'STEADY', 340],
  ['khamnueng', 'ป้าคำนึง ม่วงศรี', 'Aunt Khamnueng Muangsri', 6, '14', 'STEADY', 352],
  ['taeo', 'ป้าแต๋ว เอี่ยมสะอาด', 'Aunt Taeo Iamsa-at', 5, '52/1', 'LOW', 333],
  ['nit', 'ครูนิด ชมภูนุช', 'Teacher Nit Chomphunut', 2, '20', 'STEADY', 376],
  ['lamiat', 'ป้าละเมียด ดอกไม้งาม', 'Aunt Lamiat Dokmai-ngam', 1, '4', 'STEADY', 361],
  ['somphon', 'น้าสมพร ชื่นบาน', 'Uncle Somphon Chuenban', 5, '17', 'HIGH', 407],
  ['yut', 'พี่ยุทธ หอมหวล', 'Yut Homhuan', 3, '36/2', 'STEADY', 345],
  ['phian', 'ยายเพียร ปิ่นทอง', 'Grandma Phian Pinthong', 1, '11', 'LOW', 210],
  ['luean', 'ตาเลื่อน เกตุแก้ว', 'Grandpa Luean Ketkaew', 7, '8', 'LOW', 232],
  ['maen', 'ลุงแม้น ยิ้มแย้ม', 'Uncle Maen Yimyaem', 4, '19', 'LOW', 318],
  // The rest of the village, house by house.
  ['somboon', 'ลุงสมบูรณ์ แก้วมณี', 'Uncle Somboon Kaewmanee', 5, '12/1', 'STEADY', 380],
  ['thongkham', 'ยายทองคำ แก้วมณี', 'Grandma Thongkham Kaewmanee', 5, '12/1', 'LOW', 362],
  ['wang', 'ตาหวัง นาคทอง', 'Grandpa Wang Nakthong', 1, '6', 'LOW', 377],
  ['samphao', 'ยายสำเภา นาคทอง', 'Grandma Samphao Nakthong', 1, '6', 'STEADY', 377],
  ['urai', 'ป้าอุไร จันทร์หอม', 'Aunt Urai Chanhom', 1, '13/2', 'HIGH', 369],
  ['prachuap', 'ลุงประจวบ จันทร์หอม', 'Uncle Prachuap Chanhom', 1, '13/2', 'STEADY', 369],
  ['sunee', 'น้าสุนีย์ ศรีสุข', 'Auntie Sunee Srisuk', 2, '25', 'STEADY', 350],
  ['winai', 'น้าวินัย ศรีสุข', 'Uncle Winai Srisuk', 2, '25', 'STEADY', 350],
  ['noknoi', 'พี่นกน้อย พวงทอง', 'Noknoi Phuangthong', 2, '30/1', 'HIGH', 342],
  ['saichon', 'พี่สายชล พวงทอง', 'Saichon Phuangthong', 2, '30/1', 'STEADY', 338],
  ['plai', 'น้องปลาย พวงทอง', 'Plai Phuangthong', 2, '30/1', 'LOW', 190],
  ['mali', 'ป้ามาลี อ่อนละมัย', 'Aunt Mali Onlamai', 3, '5', 'DEVOTED', 384],
  ['chamrat', 'ลุงจำรัส อ่อนละมัย', 'Uncle Chamrat Onlamai', 3, '5', 'STEADY', 384],
  ['bunchuai', 'ยายบุญช่วย โพธิ์ศรี', 'Grandma Bunchuai Phosri', 3, '12', 'STEADY', 373],
  ['anong', 'พี่อนงค์ โพธิ์ศรี', 'Anong Phosri', 3, '12', 'HIGH', 330],
  ['chuchat', 'น้าชูชาติ สายบัว', 'Uncle Chuchat Saibua', 3, '44', 'STEADY', 327],
  ['ratchanee', 'น้ารัชนี สายบัว', 'Auntie Ratchanee Saibua', 3, '44', 'STEADY', 327],
  ['tonkla', 'น้องต้นกล้า สายบัว', 'Tonkla Saibua', 3, '44', 'LOW', 160],
  ['buntham', 'ตาบุญธรรม ปานทอง', 'Grandpa Buntham Panthong', 4, '2/1', 'STEADY', 365],
  ['lamduan', 'ป้าลำดวน ปานทอง', 'Aunt Lamduan Panthong', 4, '2/1', 'HIGH', 365],
  ['kriangkrai', 'พี่เกรียงไกร แสงอรุณ', 'Kriangkrai Saeng-arun', 4, '28', 'STEADY', 312],
  ['chanphen', 'พี่จันทร์เพ็ญ แสงอรุณ', 'Chanphen Saeng-arun', 4, '28', 'STEADY', 312],
  ['khaohom', 'น้องข้าวหอม แสงอรุณ', 'Khaohom Saeng-arun', 4, '28', 'LOW', 145],
  ['saneh', 'ลุงเสน่ห์ ทับทิมทอง', 'Uncle Saneh Thapthimthong', 4, '41', 'LOW', 322],
  ['thongbai', 'ป้าทองใบ ทับทิมทอง', 'Aunt Thongbai Thapthimthong', 4, '41', 'STEADY', 322],
  ['phairot', 'น้าไพโรจน์ รักถิ่น', 'Uncle Phairot Rakthin', 6, '9', 'STEADY', 305],
  ['kanchana', 'น้ากาญจนา รักถิ่น', 'Auntie Kanchana Rakthin', 6, '9', 'HIGH', 305],
  ['sommai', 'พี่สมหมาย น้ำใส', 'Sommai Namsai', 6, '21', 'STEADY', 298],
  ['duanphen', 'พี่เดือนเพ็ญ น้ำใส', 'Duanphen Namsai', 6, '21', 'STEADY', 298],
  ['beam', 'น้องบีม น้ำใส', 'Beam Namsai', 6, '21', 'LOW', 120],
  ['chalaem', 'ยายแฉล้ม สุขเกษม', 'Grandma Chalaem Sukkasem', 6, '26', 'LOW', 344],
  ['thawee', 'ลุงทวี สุขเกษม', 'Uncle Thawee Sukkasem', 6, '26', 'STEADY', 344],
  ['renu', 'ป้าเรณู บุญมี', 'Aunt Renu Bunmee', 7, '3', 'HIGH', 336],
  ['bunsong', 'ลุงบุญส่ง บุญมี', 'Uncle Bunsong Bunmee', 7, '3', 'STEADY', 336],
  ['manop', 'พี่มานพ ใจงาม', 'Manop Chai-ngam', 7, '16', 'STEADY', 290],
  ['sinuan', 'น้าศรีนวล ใจงาม', 'Auntie Sinuan Chai-ngam', 7, '16', 'STEADY', 290],
  ['kan', 'น้องกัน ใจงาม', 'Kan Chai-ngam', 7, '16', 'LOW', 98],
  ['thanakon', 'พี่ธนากร วงษ์ทอง', 'Thanakon Wongthong', 2, '35', 'LOW', 270],
  ['suphaphon', 'พี่สุภาพร วงษ์ทอง', 'Suphaphon Wongthong', 2, '35', 'STEADY', 270],
  ['khlueap', 'ตาเคลือบ หอมหวล', 'Grandpa Khlueap Homhuan', 3, '36/2', 'LOW', 345],
  ['sompong', 'ป้าสมปอง มีสุข', 'Aunt Sompong Meesuk', 5, '29', 'DEVOTED', 386],
  ['sawai', 'ลุงไสว มีสุข', 'Uncle Sawai Meesuk', 5, '29', 'STEADY', 386],
  ['bencha', 'น้าเบญจา เรืองศรี', 'Auntie Bencha Rueangsri', 5, '55', 'STEADY', 262],
  ['akkharadet', 'พี่อัครเดช เรืองศรี', 'Akkharadet Rueangsri', 5, '55', 'STEADY', 262],
  ['mint', 'น้องมิ้นท์ เรืองศรี', 'Mint Rueangsri', 5, '55', 'LOW', 110],
  ['somsi', 'ครูสมศรี อยู่เย็น', 'Teacher Somsi Yuyen', 2, '10', 'HIGH', 392],
  ['chaloem', 'ลุงเฉลิม อยู่เย็น', 'Uncle Chaloem Yuyen', 2, '10', 'STEADY', 392],
  ['dam', 'ช่างดำ แก้วกล้า', 'Dam Kaewkla', 6, '38', 'STEADY', 255],
  ['nipha', 'พี่นิภา แก้วกล้า', 'Nipha Kaewkla', 6, '38', 'STEADY', 255],
  ['champi', 'ยายจำปี นาดี', 'Grandma Champi Nadee', 7, '24', 'LOW', 309],
  ['wanna', 'พี่วรรณา นาดี', 'Wanna Nadee', 7, '24', 'HIGH', 309],
  ['om', 'น้องโอม นาดี', 'Om Nadee', 7, '24', 'LOW', 130],
  ['pricha', 'พี่ปรีชา เขียวขจี', 'Pricha Khiaokhachi', 1, '37', 'STEADY', 240],
  ['somnuek', 'น้าสมนึก เขียวขจี', 'Uncle Somnuek Khiaokhachi', 1, '37', 'LOW', 240],
  // Newcomers, and one who has joined and not begun.
  ['natthaphon', 'พี่ณัฐพล ต้นไทร', 'Natthaphon Tonsai', 5, '70', 'NEW', 38],
  ['piyada', 'พี่ปิยะดา ต้นไทร', 'Piyada Tonsai', 5, '70', 'NEW', 38],
  ['baibua', 'น้องใบบัว ต้นไทร', 'Baibua Tonsai', 5, '70', 'NEW', 12],
  ['yuphin', 'ป้ายุพิน ลือชัย', 'Aunt Yuphin Luechai', 6, '45', 'NEW', 21],
  ['king', 'ลุงกิ่ง ลือชัย', 'Uncle King Luechai', 6, '45', 'QUIET', 21],
];

/** Sign-in addresses that are published with the demo; everybody else's is made from the key. */
const publishedEmails: Readonly<Record<string, string>> = {
  somjai: 'member@demo.test',
  phimjai: 'merchant@demo.test',
  fah: 'cashier@demo.test',
  prasoet: 'coordinator@demo.test',
  wanida: 'auditor@demo.test',
  kamonwan: 'coordinator2@demo.test',
  thawon: 'verifier@demo.test',
  bunruean: 'verifier2@demo.test',
};

/** Elders who keep to the paper passbook and the shared phone: they are served by a coordinator. */
const withoutSignIn: ReadonlySet<string> = new Set([
  'thongkham',
  'wang',
  'samphao',
  'bunchuai',
  'buntham',
  'chalaem',
  'khlueap',
  'champi',
  'saneh',
  'king',
]);

const specialRoles: Readonly<Record<string, readonly NetworkRole[]>> = {
  prasoet: ['MEMBER', 'COORDINATOR'],
  kamonwan: ['MEMBER', 'COORDINATOR'],
  thawon: ['MEMBER', 'VERIFIER'],
  bunruean: ['MEMBER', 'VERIFIER'],
  wanida: ['AUDITOR'],
};

function emailOf(key: string): string | null {
  if (withoutSignIn.has(key)) return null;
  return publishedEmails[key] ?? `${key}@nong-sarai.example`;
}

/** น้อง is for the young, ตา and ยาย for the old; everybody else is in between. */
function lifeStageOf(nameTh: string): LifeStage {
  if (nameTh.startsWith('น้อง')) return 'YOUNG';
  return nameTh.startsWith('ตา') || nameTh.startsWith('ยาย') ? 'ELDER' : 'ADULT';
}

/** Everybody of the demo, invented. The auditor alone is not a member. */
export const people: readonly PersonSeed[] = register.map(
  ([key, th, en, hamlet, house, activity, joinedDaysAgo]) => ({
    key,
    shownName: { th, en },
    email: emailOf(key),
    roles: specialRoles[key] ?? ['MEMBER'],
    hamlet,
    household: `${hamlet}-${house}`,
    lifeStage: lifeStageOf(th),
    activity,
    joinedAt: { days: -joinedDaysAgo, clock: '10:15' },
  }),
);

/** The person behind each published demo account. */
export const demoMemberKey = 'somjai';
export const demoMerchantOwnerKey = 'phimjai';
export const demoCashierKey = 'fah';
export const demoCoordinatorKey = 'prasoet';
export const demoAuditorKey = 'wanida';

export const coordinatorKeys: readonly string[] = people
  .filter((person) => person.roles.includes('COORDINATOR'))
  .map((person) => person.key);
