import type { PictureKey } from '../../lib/pictures.ts';

/** A picture and the words that call for it; the first of each language is its name in the picker. */
export interface OfferPictureWords {
  key: PictureKey;
  th: readonly [string, ...string[]];
  en: readonly [string, ...string[]];
}

const meals: readonly OfferPictureWords[] = [
  {
    key: 'fluent:steaming-bowl',
    th: ['ก๋วยเตี๋ยว', 'บะหมี่', 'เย็นตาโฟ', 'ขนมจีน', 'ราเมน', 'ราดหน้า', 'มาม่า'],
    en: ['noodle', 'noodles', 'ramen'],
  },
  {
    key: 'fluent:curry-rice',
    th: ['ข้าวแกง', 'ข้าวราดแกง', 'แกง', 'ข้าวมันไก่', 'ข้าวหมกไก่', 'ข้าวขาหมู', 'ข้าวหมูแดง', 'กะเพรา'],
    en: ['rice and curry', 'curry', 'basil'],
  },
  { key: 'fluent:cooked-rice', th: ['ข้าวสวย', 'ข้าวเปล่า', 'ข้าวเหนียว'], en: ['bowl of rice', 'sticky rice'] },
  {
    key: 'fluent:pot-of-food',
    th: ['ต้มยำ', 'ต้มจืด', 'แกงจืด', 'สุกี้', 'จิ้มจุ่ม', 'หม้อไฟ'],
    en: ['hot pot', 'tom yum', 'soup'],
  },
  { key: 'fluent:bowl-with-spoon', th: ['ข้าวต้ม', 'โจ๊ก'], en: ['rice soup', 'congee', 'porridge'] },
  {
    key: 'fluent:shallow-pan-of-food',
    th: ['ข้าวผัด', 'ผัดไทย', 'ผัดซีอิ๊ว', 'ผัด', 'กระทะ'],
    en: ['fried rice', 'stir-fry', 'pad thai', 'wok'],
  },
  {
    key: 'fluent:cooking',
    th: ['ไข่ดาว', 'ไข่เจียว', 'อาหารตามสั่ง', 'ตามสั่ง'],
    en: ['fried egg', 'omelette', 'made to order'],
  },
  { key: 'fluent:bento-box', th: ['ข้าวกล่อง', 'ปิ่นโต', 'อาหารกลางวัน'], en: ['lunch box', 'lunch', 'tiffin'] },
  {
    key: 'fluent:poultry-leg',
    th: ['ไก่ทอด', 'ไก่ย่าง', 'น่องไก่', 'ไก่หมุน'],
    en: ['fried chicken', 'grilled chicken', 'chicken leg'],
  },
  { key: 'fluent:fish', th: ['ปลา', 'ปลาเผา', 'ปลาทู'], en: ['fish'] },
  { key: 'fluent:fried-shrimp', th: ['กุ้ง', 'กุ้งทอด', 'อาหารทะเล'], en: ['shrimp', 'prawn', 'seafood'] },
  {
    key: 'fluent:oden',
    th: ['ลูกชิ้น', 'หมูปิ้ง', 'ไม้เสียบ', 'หมูสะเต๊ะ'],
    en: ['meatball', 'meatballs', 'skewer', 'satay'],
  },
  { key: 'fluent:dumpling', th: ['เกี๊ยว', 'ซาลาเปา', 'ขนมจีบ'], en: ['dumpling', 'dumplings', 'bun'] },
  { key: 'fluent:sushi', th: ['ซูชิ'], en: ['sushi'] },
  { key: 'fluent:green-salad', th: ['สลัด', 'ส้มตำ', 'ตำ', 'ยำ'], en: ['salad'] },
  { key: 'fluent:egg', th: ['ไข่', 'ไข่ไก่', 'ไข่เป็ด'], en: ['egg', 'eggs'] },
  { key: 'fluent:fork-and-knife-with-plate', th: ['อาหาร', 'กับข้าว', 'โต๊ะจีน'], en: ['food', 'meal', 'dish'] },
];

const sweetsAndDrinks: readonly OfferPictureWords[] = [
  { key: 'fluent:hot-beverage', th: ['กาแฟ', 'กาแฟร้อน', 'โกโก้'], en: ['coffee', 'cocoa'] },
  {
    key: 'fluent:bubble-tea',
    th: ['ชานม', 'ชาไทย', 'ชาเย็น', 'ชานมไข่มุก', 'โอเลี้ยง', 'กาแฟเย็น', 'กาแฟโบราณ'],
    en: ['milk tea', 'thai tea', 'iced coffee', 'iced tea'],
  },
  { key: 'fluent:teacup-without-handle', th: ['ชา', 'ชาร้อน', 'น้ำชา', 'ชาเขียว'], en: ['tea'] },
  {
    key: 'fluent:cup-with-straw',
    th: ['น้ำอัดลม', 'น้ำปั่น', 'น้ำผลไม้', 'น้ำหวาน', 'เครื่องดื่ม'],
    en: ['soft drink', 'smoothie', 'juice', 'drink'],
  },
  { key: 'fluent:glass-of-milk', th: ['นม', 'นมสด', 'น้ำเต้าหู้', 'นมถั่วเหลือง'], en: ['milk', 'soy milk'] },
  { key: 'fluent:droplet', th: ['น้ำดื่ม', 'เติมน้ำ', 'น้ำถัง'], en: ['drinking water', 'water'] },
  { key: 'fluent:ice', th: ['น้ำแข็ง'], en: ['ice'] },
  { key: 'fluent:ice-cream', th: ['ไอติม', 'ไอศกรีม', 'ไอติมกะทิ'], en: ['ice cream'] },
  {
    key: 'fluent:soft-ice-cream',
    th: ['ไอติมโคน', 'โคน', 'ซอฟต์ครีม'],
    en: ['ice cream cone', 'cone', 'soft serve'],
  },
  { key: 'fluent:bread', th: ['ขนมปัง', 'แซนด์วิช'], en: ['bread', 'toast', 'sandwich'] },
  {
    key: 'fluent:croissant',
    th: ['ครัวซองต์', 'เบเกอรี่', 'ปาท่องโก๋', 'พาย'],
    en: ['croissant', 'bakery', 'pastry', 'pie'],
  },
  { key: 'fluent:shortcake', th: ['เค้ก'], en: ['cake'] },
  { key: 'fluent:birthday-cake', th: ['เค้กวันเกิด', 'วันเกิด'], en: ['birthday cake', 'birthday'] },
  { key: 'fluent:cookie', th: ['คุกกี้'], en: ['cookie', 'cookies', 'biscuit', 'biscuits'] },
  {
    key: 'fluent:dango',
    th: ['ขนมไทย', 'ขนม', 'บัวลอย', 'ขนมหวาน', 'ของหวาน'],
    en: ['thai sweets', 'sweets', 'dessert'],
  },
  {
    key: 'fluent:custard',
    th: ['สังขยา', 'ขนมถ้วย', 'ลอดช่อง', 'วุ้น', 'พุดดิ้ง'],
    en: ['custard', 'pudding', 'jelly'],
  },
];

const farm: readonly OfferPictureWords[] = [
  {
    key: 'fluent:sheaf-of-rice',
    th: ['ข้าวสาร', 'ข้าวหอม', 'ข้าวเปลือก', 'สีข้าว', 'แกลบ', 'รำ'],
    en: ['rice', 'paddy', 'bran', 'husk'],
  },
  {
    key: 'fluent:leafy-green',
    th: ['ผัก', 'ผักสด', 'ผักบุ้ง', 'คะน้า'],
    en: ['vegetables', 'vegetable', 'greens'],
  },
  { key: 'fluent:broccoli', th: ['ผักรวม', 'บรอกโคลี'], en: ['mixed vegetables', 'broccoli'] },
  { key: 'fluent:tomato', th: ['มะเขือเทศ'], en: ['tomato', 'tomatoes'] },
  { key: 'fluent:hot-pepper', th: ['พริก', 'น้ำพริก'], en: ['chilli', 'chili', 'pepper'] },
  { key: 'fluent:ear-of-corn', th: ['ข้าวโพด'], en: ['corn', 'maize'] },
  { key: 'fluent:banana', th: ['กล้วย'], en: ['banana', 'bananas'] },
  { key: 'fluent:mango', th: ['มะม่วง'], en: ['mango', 'mangoes'] },
  { key: 'fluent:pineapple', th: ['สับปะรด'], en: ['pineapple'] },
  { key: 'fluent:watermelon', th: ['แตงโม'], en: ['watermelon'] },
  {
    key: 'fluent:tangerine',
    th: ['ส้ม', 'ส้มโอ', 'ผลไม้', 'มะนาว'],
    en: ['tangerine', 'orange', 'fruit', 'lime'],
  },
  { key: 'fluent:coconut', th: ['มะพร้าว', 'กะทิ'], en: ['coconut'] },
  { key: 'fluent:herb', th: ['สมุนไพร', 'ลูกประคบ', 'ตะไคร้', 'เครื่องต้มยำ'], en: ['herbs', 'herb', 'herbal'] },
  { key: 'fluent:seedling', th: ['ต้นกล้า', 'กล้า', 'เมล็ดพันธุ์'], en: ['seedling', 'seedlings', 'seeds'] },
  { key: 'fluent:potted-plant', th: ['ต้นไม้', 'กระถาง'], en: ['plant', 'plants', 'pot plant'] },
  { key: 'fluent:fallen-leaf', th: ['ปุ๋ย', 'ปุ๋ยหมัก', 'ดินปลูก'], en: ['compost', 'fertiliser', 'soil'] },
  { key: 'fluent:bouquet', th: ['ช่อดอกไม้', 'ดอกไม้', 'พวงมาลัย'], en: ['bouquet', 'flowers', 'garland'] },
  { key: 'fluent:chicken', th: ['ไก่', 'ลูกไก่', 'เป็ด'], en: ['chicken', 'hen', 'duck'] },
];

const home: readonly OfferPictureWords[] = [
  {
    key: 'fluent:shopping-cart',
    th: ['ของใช้', 'ของชำ', 'ซื้อครบ', 'ส่วนลด', 'ลด'],
    en: ['groceries', 'purchase', 'discount', 'off'],
  },
  {
    key: 'fluent:basket',
    th: ['ซักผ้า', 'ตะกร้า', 'ซักรีด', 'ผ้านวม'],
    en: ['laundry', 'basket', 'wash', 'washed'],
  },
  { key: 'fluent:t-shirt', th: ['เสื้อ', 'รีดเสื้อ', 'รีดผ้า', 'เสื้อยืด'], en: ['shirt', 'shirts', 'ironing'] },
  {
    key: 'fluent:soap',
    th: ['สบู่', 'ผงซักฟอก', 'น้ำยาล้างจาน', 'แชมพู'],
    en: ['soap', 'washing powder', 'shampoo'],
  },
  { key: 'fluent:sponge', th: ['ล้างรถ', 'ล้างมอเตอร์ไซค์', 'ล้าง'], en: ['car wash', 'cleaning'] },
  { key: 'fluent:broom', th: ['ทำความสะอาด', 'กวาด', 'ไม้กวาด'], en: ['broom', 'sweep'] },
  { key: 'fluent:salt', th: ['เกลือ', 'น้ำปลา', 'เครื่องปรุง', 'น้ำตาล'], en: ['salt', 'fish sauce', 'sugar'] },
  {
    key: 'fluent:thread',
    th: ['ทอผ้า', 'ผ้าทอ', 'เย็บ', 'ซ่อมผ้า', 'ตัดเย็บ', 'ปะ'],
    en: ['weaving', 'sewing', 'mending', 'loom'],
  },
  { key: 'fluent:scarf', th: ['ผ้าขาวม้า', 'ผ้าพันคอ', 'สไบ'], en: ['scarf', 'woven cloth'] },
  { key: 'fluent:handbag', th: ['กระเป๋า', 'กระเป๋าผ้า', 'ตะกร้าสาน'], en: ['bag', 'handbag'] },
  { key: 'fluent:chair', th: ['เก้าอี้', 'โต๊ะ'], en: ['chair', 'chairs', 'table'] },
  { key: 'fluent:tent', th: ['เต็นท์'], en: ['tent', 'marquee'] },
  {
    key: 'fluent:speaker-high-volume',
    th: ['เครื่องเสียง', 'ลำโพง', 'ไมค์'],
    en: ['sound system', 'speaker', 'speakers'],
  },
  { key: 'fluent:light-bulb', th: ['หลอดไฟ', 'ไฟฟ้า', 'เดินสายไฟ'], en: ['light bulb', 'electric', 'wiring'] },
  { key: 'fluent:bucket', th: ['ถังน้ำ', 'ถัง', 'สูบน้ำ', 'ปั๊มน้ำ'], en: ['bucket', 'pump'] },
];

const services: readonly OfferPictureWords[] = [
  { key: 'fluent:scissors', th: ['กรรไกร', 'ตัดผม', 'ซอยผม'], en: ['scissors', 'haircut'] },
  {
    key: 'fluent:person-getting-haircut',
    th: ['ทำผม', 'สระผม', 'ย้อมผม', 'เสริมสวย', 'ร้านเสริมสวย'],
    en: ['hair', 'hair wash', 'dyed', 'salon'],
  },
  { key: 'fluent:razor', th: ['โกนหนวด', 'กันหน้า'], en: ['shave', 'razor'] },
  { key: 'fluent:person-getting-massage', th: ['นวด', 'นวดไทย', 'สปา'], en: ['massage', 'spa'] },
  { key: 'fluent:foot', th: ['นวดเท้า', 'นวดฝ่าเท้า'], en: ['foot massage'] },
  { key: 'fluent:lotion-bottle', th: ['โลชั่น', 'ครีม', 'น้ำมันนวด'], en: ['lotion', 'cream'] },
  {
    key: 'fluent:motor-scooter',
    th: ['มอเตอร์ไซค์', 'รถเครื่อง', 'วินมอเตอร์ไซค์'],
    en: ['motorcycle', 'scooter', 'ride'],
  },
  { key: 'fluent:bicycle', th: ['จักรยาน'], en: ['bicycle', 'bike'] },
  { key: 'fluent:wheel', th: ['ปะยาง', 'ยางรถ', 'สูบลม'], en: ['tyre', 'puncture', 'wheel'] },
  {
    key: 'fluent:oil-drum',
    th: ['น้ำมันเครื่อง', 'น้ำมันรถ', 'ถ่ายน้ำมันเครื่อง'],
    en: ['engine oil', 'oil change', 'fuel'],
  },
  { key: 'fluent:wrench', th: ['ซ่อม', 'ช่าง', 'ตรวจเช็ก'], en: ['repair', 'wrench', 'checked'] },
  { key: 'fluent:toolbox', th: ['กล่องเครื่องมือ', 'เครื่องมือช่าง', 'สว่าน'], en: ['toolbox', 'tools', 'drill'] },
  { key: 'fluent:hammer', th: ['ค้อน', 'งานไม้', 'ก่อสร้าง'], en: ['hammer', 'carpentry', 'building'] },
  { key: 'fluent:ladder', th: ['บันได'], en: ['ladder'] },
  { key: 'fluent:tractor', th: ['รถไถ', 'ไถ', 'เกี่ยวข้าว'], en: ['tractor', 'plough', 'ploughed'] },
  { key: 'fluent:bus', th: ['รถตู้', 'รถรับส่ง', 'ค่ารถ'], en: ['van', 'bus', 'transport'] },
  { key: 'fluent:mobile-phone', th: ['มือถือ', 'โทรศัพท์', 'เติมเงิน'], en: ['phone', 'top-up'] },
  { key: 'fluent:camera', th: ['ถ่ายรูป', 'รูปติดบัตร'], en: ['photo', 'camera'] },
  { key: 'fluent:hospital', th: ['คลินิก', 'ตรวจสุขภาพ', 'อนามัย'], en: ['clinic', 'health check'] },
  { key: 'fluent:pill', th: ['ยา', 'ยาดม', 'ยาหม่อง'], en: ['medicine', 'balm'] },
];

const learningAndFun: readonly OfferPictureWords[] = [
  { key: 'fluent:books', th: ['หนังสือ', 'สมุด', 'แบบเรียน'], en: ['books', 'book', 'exercise books'] },
  {
    key: 'fluent:pencil',
    th: ['ดินสอ', 'ปากกา', 'เครื่องเขียน'],
    en: ['pencil', 'pencils', 'pen', 'stationery'],
  },
  { key: 'fluent:crayon', th: ['สีไม้', 'สีเทียน'], en: ['crayon', 'crayons', 'colouring'] },
  { key: 'fluent:artist-palette', th: ['ศิลปะ', 'วาดรูป', 'ระบายสี'], en: ['art', 'painting', 'drawing'] },
  {
    key: 'fluent:page-facing-up',
    th: ['ถ่ายเอกสาร', 'ปริ้น', 'พิมพ์งาน'],
    en: ['photocopies', 'photocopy', 'printing'],
  },
  { key: 'fluent:backpack', th: ['กระเป๋านักเรียน', 'เป้'], en: ['school bag', 'backpack'] },
  {
    key: 'fluent:open-book',
    th: ['เรียน', 'ติว', 'สอน', 'อบรม'],
    en: ['lesson', 'class', 'tutoring', 'course'],
  },
  { key: 'fluent:musical-notes', th: ['ดนตรี', 'คาราโอเกะ', 'รำวง'], en: ['music', 'karaoke', 'dance'] },
  { key: 'fluent:performing-arts', th: ['ลิเก', 'หมอลำ', 'การแสดง'], en: ['theatre', 'likay', 'show'] },
  { key: 'fluent:ferris-wheel', th: ['ชิงช้าสวรรค์', 'งานวัด', 'สวนสนุก'], en: ['ferris wheel', 'fair'] },
  { key: 'fluent:ticket', th: ['บัตร', 'ตั๋ว', 'บัตรเข้า'], en: ['ticket', 'entry'] },
  { key: 'fluent:soccer-ball', th: ['ฟุตบอล', 'สนามบอล', 'กีฬา'], en: ['football', 'sport'] },
  { key: 'fluent:person-swimming', th: ['ว่ายน้ำ', 'สระว่ายน้ำ'], en: ['swimming', 'pool'] },
  { key: 'fluent:key', th: ['พวงกุญแจ', 'ปั๊มกุญแจ', 'ห้องพัก'], en: ['key ring', 'key', 'room'] },
  { key: 'fluent:bed', th: ['โฮมสเตย์', 'ที่พัก', 'ที่นอน'], en: ['homestay', 'bed', 'night'] },
  { key: 'fluent:wrapped-gift', th: ['ของขวัญ', 'ของชำร่วย', 'ชุดของขวัญ'], en: ['gift', 'present'] },
];

/** Every picture that the picker offers, in the order in which it shows them. */
export const offerPictures: readonly OfferPictureWords[] = [
  ...meals,
  ...sweetsAndDrinks,
  ...farm,
  ...home,
  ...services,
  ...learningAndFun,
];
