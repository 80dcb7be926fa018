import type { CategoryContent } from '../catalogue-content.ts';
import { rule } from './rule.ts';

export const nature: CategoryContent = {
  code: 'NATURE',
  name: { th: 'ดูแลดิน น้ำ ป่า', en: 'Land, water and forest' },
  pictureKey: 'fluent:seedling',
  deeds: [
    {
      code: 'CLEAN_VILLAGE',
      name: { th: 'บ้านสะอาด', en: 'A clean village' },
      pictureKey: null,
      indicators: [
        rule(
          'PICK_UP_LITTER',
          'เก็บขยะริมทาง ริมหนองน้ำ',
          'Picked up litter along the road or the pond',
          15,
          '2/WEEK',
          ['VOLUNTEERING', 'DISCIPLINE'],
          { evidence: 'PHOTO', privacy: 'OPEN' },
        ),
        rule('WASTE_BANK', 'แยกขยะส่งธนาคารขยะ', 'Sorted waste for the waste bank', 10, '1/WEEK', [
          'SUFFICIENCY',
          'DISCIPLINE',
        ]),
        rule('CLEAR_DRAIN', 'ลอกท่อ ลอกรางระบายน้ำ', 'Cleared a drain', 30, '2/MONTH', ['VOLUNTEERING'], {
          evidence: 'PHOTO',
          privacy: 'OPEN',
        }),
      ],
    },
    {
      code: 'CARE_FOR_WATER',
      name: { th: 'รักษาน้ำ', en: 'Caring for the water' },
      pictureKey: null,
      indicators: [
        rule(
          'CLEAR_CANAL',
          'ลอกคลอง เก็บผักตบชวา',
          'Cleared the canal of water hyacinth',
          35,
          '2/MONTH',
          ['VOLUNTEERING'],
          { evidence: 'PHOTO', privacy: 'OPEN' },
        ),
        rule(
          'CHECK_DAM',
          'ช่วยกันทำฝายหรือซ่อมฝาย',
          'Helped to build or mend a check dam',
          50,
          '2/MONTH',
          ['VOLUNTEERING', 'SUFFICIENCY'],
          { evidence: 'PHOTO', verifiers: 2, privacy: 'OPEN' },
        ),
        rule(
          'EMPTY_STANDING_WATER',
          'คว่ำภาชนะ กำจัดลูกน้ำยุงลาย',
          'Emptied standing water, against mosquitoes',
          10,
          '1/WEEK',
          ['DISCIPLINE', 'VOLUNTEERING'],
        ),
      ],
    },
    {
      code: 'CARE_FOR_FOREST',
      name: { th: 'รักษาป่าชุมชน', en: 'Caring for the community forest' },
      pictureKey: null,
      indicators: [
        rule(
          'PLANT_TREE',
          'ปลูกต้นไม้ในป่าชุมชนหรือริมทาง',
          'Planted a tree in the forest or along the road',
          20,
          '4/MONTH',
          ['SUFFICIENCY', 'VOLUNTEERING'],
          { evidence: 'PHOTO', privacy: 'OPEN' },
        ),
        rule(
          'WATER_SAPLINGS',
          'รดน้ำดูแลกล้าไม้ที่ปลูกไว้',
          'Watered the saplings',
          10,
          '2/WEEK',
          ['DISCIPLINE', 'VOLUNTEERING'],
          { privacy: 'OPEN' },
        ),
        rule('FIREBREAK', 'ทำแนวกันไฟป่า', 'Cut a firebreak', 50, '2/MONTH', ['VOLUNTEERING'], {
          evidence: 'PHOTO',
          verifiers: 2,
          privacy: 'OPEN',
        }),
      ],
    },
    {
      code: 'CARE_FOR_SOIL',
      name: { th: 'ทำเกษตรไม่ทำร้ายดิน', en: 'Farming that is kind to the soil' },
      pictureKey: null,
      indicators: [
        rule(
          'NO_STUBBLE_BURNING',
          'ไถกลบตอซังแทนการเผา',
          'Ploughed the stubble in, and burnt none',
          60,
          '2/YEAR',
          ['SUFFICIENCY', 'DISCIPLINE'],
          { evidence: 'PHOTO', by: 'COORDINATOR' },
        ),
        rule('MAKE_COMPOST', 'ทำปุ๋ยหมักใช้เองหรือแบ่งกัน', 'Made compost to use or to share', 20, '1/MONTH', [
          'SUFFICIENCY',
        ]),
        rule(
          'CHEMICAL_FREE_VEGETABLES',
          'ปลูกผักไม่ใช้สารเคมี',
          'Grew vegetables without chemicals',
          20,
          '1/MONTH',
          ['SUFFICIENCY', 'HONESTY'],
          { evidence: 'PHOTO' },
        ),
      ],
    },
  ],
};
