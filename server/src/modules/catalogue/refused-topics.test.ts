import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndicatorContent } from './catalogue-content.ts';
import { defaultCatalogue } from './default/default-catalogue.ts';
import { lintedTexts, refusedTopics, touchesHealthOfAnother } from './refused-topics.ts';

const topicsOf = (text: string) => refusedTopics([{ path: ['name'], text }]).map(({ topic }) => topic);

describe('what must not earn points is named by its topic', () => {
  test.each([
    ['BELIEF', 'สวดมนต์ทุกเช้า'],
    ['BELIEF', 'ตักบาตรวันพระ'],
    ['BELIEF', 'ทำบุญที่วัด'],
    ['BELIEF', 'ถือศีล 5 ตลอดพรรษา'],
    ['BELIEF', 'เข้าวัดฟังธรรม'],
    ['BELIEF', 'ละหมาดครบห้าเวลา'],
    ['BELIEF', 'Went to church on Sunday'],
    ['BELIEF', 'Prayed every morning'],
    ['BELIEF', 'Sat in meditation'],
    ['POLITICS', 'ไปเลือกตั้ง'],
    ['POLITICS', 'ช่วยผู้สมัครหาเสียง'],
    ['POLITICS', 'เข้าร่วมกิจกรรมพรรคการเมือง'],
    ['POLITICS', 'Voted in the election'],
    ['POLITICS', 'Joined a protest'],
    ['HEALTH_STATUS', 'ไม่ป่วยตลอดทั้งปี'],
    ['HEALTH_STATUS', 'ลดน้ำหนักได้ 2 กิโลกรัม'],
    ['HEALTH_STATUS', 'ไปตรวจสุขภาพประจำปี'],
    ['HEALTH_STATUS', 'คุมค่าน้ำตาลได้'],
    ['HEALTH_STATUS', 'เลิกเหล้าเข้าพรรษา'],
    ['HEALTH_STATUS', 'เยี่ยมผู้ป่วยเอดส์'],
    ['HEALTH_STATUS', 'ไปฉีดวัคซีน'],
    ['HEALTH_STATUS', 'Quit smoking'],
    ['HEALTH_STATUS', 'Has normal blood pressure'],
    ['POLICE', 'แจ้งเบาะแสให้ตำรวจ'],
    ['POLICE', 'ไม่มีคดีติดตัว'],
    ['POLICE', 'ไม่มีประวัติอาชญากรรม'],
    ['POLICE', 'No criminal record'],
    ['POLICE', 'Helped the police'],
    ['DEBT', 'ใช้หนี้ตรงเวลา'],
    ['DEBT', 'ชำระเงินกู้กองทุนหมู่บ้าน'],
    ['DEBT', 'ปลดหนี้นอกระบบ'],
    ['DEBT', 'ไม่มีหนี้สิน'],
    ['DEBT', 'Repaid a loan on time'],
    ['DEBT', 'Has a good credit score'],
    ['SOCIAL_MEDIA', 'โพสต์เรื่องดี ๆ ในเฟซบุ๊ก'],
    ['SOCIAL_MEDIA', 'กดไลก์เพจหมู่บ้าน'],
    ['SOCIAL_MEDIA', 'ส่งข่าวในไลน์กลุ่ม'],
    ['SOCIAL_MEDIA', 'Shared good news on Facebook'],
    ['SOCIAL_MEDIA', 'Liked our page, wrote on social media'],
    ['WATCHING_NEIGHBOURS', 'สอดส่องคนแปลกหน้า'],
    ['WATCHING_NEIGHBOURS', 'รายงานพฤติกรรมเพื่อนบ้าน'],
    ['WATCHING_NEIGHBOURS', 'แอบถ่ายคนทิ้งขยะ'],
    ['WATCHING_NEIGHBOURS', 'Reported a neighbour'],
    ['WATCHING_NEIGHBOURS', 'Kept watch on the neighbours'],
  ])('%s: %s', (topic, text) => {
    expect(topicsOf(text)).toContain(topic);
  });
});

describe('what only sounds like it is a good deed', () => {
  test.each([
    'กวาดลานวัด',
    'ช่วยงานวัด กวาดลานวัดหลังงานบุญ',
    'ล้างจานงานบุญ',
    'ช่วยงานบวชล้างถ้วยล้างชาม',
    'ช่วยงานทำบุญหมู่บ้าน จัดโต๊ะเก้าอี้',
    'ทาสีโบสถ์ ซ่อมหลังคามัสยิด',
    'Swept the temple grounds',
    'Helped at the church fair',
    'Swept up after a merit-making day',
    'อยู่เวรกับตำรวจบ้าน',
    'ตำรวจน้อยโบกรถหน้าโรงเรียน',
    'ทำความสะอาดป้อมตำรวจ',
    'สอนวรรณคดีและโบราณคดีให้เด็ก',
    'ทำคุกกี้แบ่งเพื่อนบ้าน',
    'อยู่เวรยามหมู่บ้าน',
    'A turn on the neighbourhood watch',
    'เฝ้าบ้านให้เพื่อนบ้านตอนเขาไม่อยู่',
    'Watched the neighbours’ house while they were away',
    'Watched over the children at the pond',
    'สอดส่องดูแลผู้สูงอายุ',
    'เยี่ยมผู้ป่วย',
    'ดูแลผู้ป่วยติดเตียง',
    'บริจาคโลหิต',
    'กำจัดลูกน้ำยุงลาย ป้องกันไข้เลือดออก',
    'พาหมาไปฉีดวัคซีน',
    'ฉีดวัคซีนสุนัขจรจัด',
    'ช่วยจัดคิววันตรวจสุขภาพ',
    'Helped to vaccinate stray dogs',
    'First aid training',
    'ช่วยขนของหนีน้ำท่วม',
    'ร่วมซ้อมหนีไฟ',
    'อาสากู้ภัย',
    'ให้คนเฒ่าได้พักผ่อน',
    'ตอบแทนหนี้บุญคุณครู',
    'คืนของที่ยืมตรงเวลา',
    'ออมเงินกลุ่มสัจจะตรงเวลา',
    'Paid into the savings group on time',
    'แชร์ข้าวปลาอาหารให้เพื่อนบ้าน',
    'สอนคนเฒ่าใช้โทรศัพท์เรียนออนไลน์',
    'Mended the fence posts, delivered the post',
    'เลือกตั้งประธานกลุ่มออมทรัพย์',
    'ชวนพรรคพวกมาเกี่ยวข้าว',
    'พัฒนาบ้านเมืองให้น่าอยู่',
    'Organised a birthday party for an elder',
  ])('%s', (text) => {
    expect(topicsOf(text)).toEqual([]);
  });
});

describe('a word is found however it is written', () => {
  test.each([
    ['without tone marks', 'ใชหนีตรงเวลา', 'DEBT'],
    ['with a zero-width space in it', 'ใช้\u200Bหนี้', 'DEBT'],
    ['with blanks in it', 'เลือก ตั้ง', 'POLITICS'],
    ['with dots in it', 'ตำ.รวจ', 'POLICE'],
    ['with a damaged sara am', 'ต\u0E4D\u0E32รวจ', 'POLICE'],
    ['with a sara am in two, around a tone mark', 'ลดน\u0E4D\u0E49\u0E32หนัก', 'HEALTH_STATUS'],
    ['in capitals', 'POSTED ON FACEBOOK', 'SOCIAL_MEDIA'],
  ])('%s', (_how, text, topic) => {
    expect(topicsOf(text)).toContain(topic);
  });

  test('between any words, with invisible characters and lost tone marks strewn in', () => {
    const words = ['ใช้หนี้', 'เลือกตั้ง', 'ตำรวจ', 'สวดมนต์', 'เฟซบุ๊ก', 'จับตาดู', 'เบาหวาน'];
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.array(fc.constantFrom('\u200B', '\u200D', '\u2060', '\uFEFF', '')),
        fc.boolean(),
        (word, invisible, isToneless) => {
          const letters = [...(isToneless ? word.replace(/[\u0E47-\u0E4C]/g, '') : word)];
          const strewn = letters.map((letter, index) => letter + (invisible[index] ?? '')).join('');
          expect(topicsOf(`วันนี้ ${strewn} แล้ว`)).not.toEqual([]);
        },
      ),
    );
  });
});

test('a finding says where it is and why, in both languages', () => {
  const found = refusedTopics([
    ...lintedTexts(['name'], { th: 'ใช้หนี้ตรงเวลา', en: 'Saved on time' }),
    ...lintedTexts(['hint'], { th: '', en: 'Tell the police' }),
  ]);
  expect(found.map(({ topic, path }) => ({ topic, path }))).toEqual([
    { topic: 'DEBT', path: ['name', 'th'] },
    { topic: 'POLICE', path: ['hint', 'en'] },
  ]);
  for (const { message } of found)
    expect([message.th, message.en].every((text) => text.length > 40)).toBe(true);
});

test.each([
  ['เยี่ยมผู้ป่วย', true],
  ['พาแม่ไปหาหมอ', true],
  ['ดูแลผู้พิการในหมู่บ้าน', true],
  ['Visited a sick neighbour', true],
  ['กวาดลานหน้าโรงพยาบาล', false],
  ['กวาดลานวัด', false],
])('%s tells of another’s health: %s', (text, expected) => {
  expect(touchesHealthOfAnother([{ path: [], text }])).toBe(expected);
});

describe('the default catalogue', () => {
  const deeds = defaultCatalogue.categories.flatMap((category) => category.deeds);
  const indicators: readonly IndicatorContent[] = deeds.flatMap((deed) => deed.indicators);

  test('has the shape of Nong Sarai’s: 5 categories, 22 deeds, 63 indicators, over five virtues', () => {
    expect({
      categories: defaultCatalogue.categories.length,
      deeds: deeds.length,
      indicators: indicators.length,
      virtues: defaultCatalogue.virtues.map(({ name }) => name.th),
    }).toEqual({
      categories: 5,
      deeds: 22,
      indicators: 63,
      virtues: ['พอเพียง', 'วินัย', 'สุจริต', 'จิตอาสา', 'กตัญญู'],
    });
    for (const codes of [deeds, indicators, defaultCatalogue.categories].map((list) =>
      list.map((c) => c.code),
    )) {
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  test('names nothing that must not earn points, and keeps other people’s health to itself', () => {
    for (const { code, name, hint, privacy } of indicators) {
      const texts = [...lintedTexts(['name'], name), ...lintedTexts(['hint'], hint)];
      expect({ code, found: refusedTopics(texts) }).toEqual({ code, found: [] });
      if (touchesHealthOfAnother(texts)) expect({ code, privacy }).toEqual({ code, privacy: 'SENSITIVE' });
    }
    for (const { name } of [...deeds, ...defaultCatalogue.categories]) {
      expect(refusedTopics(lintedTexts(['name'], name))).toEqual([]);
    }
  });

  test('gives 5 to 100 points, in both languages, for virtues that it has; some rules are stricter', () => {
    const virtues = new Set(defaultCatalogue.virtues.map(({ code }) => code));
    for (const indicator of indicators) {
      expect(indicator.points).toBeGreaterThanOrEqual(5);
      expect(indicator.points).toBeLessThanOrEqual(100);
      expect(indicator.name.th).toMatch(/[ก-๛]/);
      expect(indicator.name.en).toMatch(/^[A-Z]/);
      expect(indicator.virtues.filter((code) => !virtues.has(code))).toEqual([]);
      expect(indicator.virtues.length).toBeGreaterThan(0);
    }
    const used = new Set(indicators.flatMap((indicator) => indicator.virtues));
    expect(used).toEqual(virtues);
    for (const strict of ['verifiersNeeded', 'verifiedBy', 'privacy', 'evidence'] as const) {
      expect(new Set(indicators.map((indicator) => indicator[strict])).size).toBeGreaterThan(1);
    }
  });
});
