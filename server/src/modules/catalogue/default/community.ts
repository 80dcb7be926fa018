import type { CategoryContent } from '../catalogue-content.ts';
import { rule } from './rule.ts';

export const community: CategoryContent = {
  code: 'COMMUNITY',
  name: { th: 'งานส่วนรวมและน้ำใจ', en: 'Shared work and kindness' },
  pictureKey: 'fluent:handshake',
  deeds: [
    {
      code: 'SHARED_WORK',
      name: { th: 'ลงแรงงานส่วนรวม', en: 'Working for everybody' },
      pictureKey: null,
      indicators: [
        rule(
          'VILLAGE_WORK_DAY',
          'ร่วมวันพัฒนาหมู่บ้าน',
          'Joined a village working day',
          30,
          '1/WEEK',
          ['VOLUNTEERING'],
          { evidence: 'CODE', privacy: 'OPEN', hintTh: 'สแกนรหัสตรงจุดนั้น', hintEn: 'Scan the code there.' },
        ),
        rule(
          'REPAIR_SHARED_PLACE',
          'ซ่อมศาลา ลานกลางบ้าน หรือสนามเด็กเล่น',
          'Mended the village hall, the square or the playground',
          40,
          '2/MONTH',
          ['VOLUNTEERING'],
          { evidence: 'PHOTO', privacy: 'OPEN' },
        ),
        rule(
          'SET_UP_AND_CLEAR',
          'ช่วยจัดสถานที่หรือเก็บกวาดหลังงาน',
          'Set up for a gathering, or cleared up after it',
          15,
          '2/WEEK',
          ['VOLUNTEERING'],
        ),
      ],
    },
    {
      code: 'SHARED_PLACES',
      name: { th: 'ดูแลวัดและโรงเรียน', en: 'Looking after the temple grounds and the school' },
      pictureKey: null,
      indicators: [
        rule(
          'SWEEP_TEMPLE_YARD',
          'กวาดลานวัด ทำความสะอาดห้องน้ำวัด',
          'Swept the temple yard or cleaned its toilets',
          15,
          '2/WEEK',
          ['VOLUNTEERING'],
          { privacy: 'OPEN' },
        ),
        rule(
          'SCHOOL_REPAIRS',
          'ทาสีรั้ว ซ่อมโต๊ะเก้าอี้ให้โรงเรียน',
          'Painted the school fence or mended its desks',
          30,
          '2/MONTH',
          ['VOLUNTEERING'],
          { evidence: 'PHOTO', privacy: 'OPEN' },
        ),
        rule(
          'WASH_DISHES_AT_FAIR',
          'ล้างจานงานบุญงานประเพณี',
          'Washed the dishes at a village festival',
          15,
          '2/MONTH',
          ['VOLUNTEERING'],
        ),
      ],
    },
    {
      code: 'HELP_NEIGHBOURS',
      name: { th: 'ช่วยเหลือเพื่อนบ้าน', en: 'Helping neighbours' },
      pictureKey: null,
      indicators: [
        rule(
          'HARVEST_TOGETHER',
          'ลงแขกดำนาเกี่ยวข้าว',
          'Helped neighbours to plant or bring in the rice',
          40,
          '2/MONTH',
          ['VOLUNTEERING', 'SUFFICIENCY'],
          { privacy: 'OPEN' },
        ),
        rule('HELP_AT_FUNERAL', 'ช่วยงานศพเพื่อนบ้าน', 'Helped at a neighbour’s funeral', 20, '2/MONTH', [
          'VOLUNTEERING',
          'GRATITUDE',
        ]),
        rule(
          'LEND_TOOLS',
          'ให้เพื่อนบ้านยืมเครื่องมือหรือรถไปใช้งาน',
          'Lent a neighbour tools or a vehicle',
          10,
          '2/WEEK',
          ['VOLUNTEERING', 'SUFFICIENCY'],
        ),
      ],
    },
    {
      code: 'SAFE_VILLAGE',
      name: { th: 'บ้านเราปลอดภัย', en: 'A safe village' },
      pictureKey: null,
      indicators: [
        rule('NIGHT_WATCH', 'อยู่เวรยามหมู่บ้าน', 'Took a turn on the village night watch', 20, '2/WEEK', [
          'DISCIPLINE',
          'VOLUNTEERING',
        ]),
        rule(
          'SCHOOL_CROSSING',
          'โบกรถให้เด็กข้ามถนนหน้าโรงเรียน',
          'Saw the children across the road at school',
          10,
          '5/WEEK',
          ['DISCIPLINE', 'VOLUNTEERING'],
          { privacy: 'OPEN' },
        ),
        rule(
          'FLOOD_AND_FIRE',
          'ช่วยขนของหรือดับไฟ ยามน้ำท่วมไฟไหม้',
          'Helped in a flood or a fire',
          60,
          '6/YEAR',
          ['VOLUNTEERING'],
          { verifiers: 2, privacy: 'OPEN' },
        ),
      ],
    },
    {
      code: 'SHARE_WITH_THOSE_IN_NEED',
      name: { th: 'แบ่งปันให้คนที่ลำบาก', en: 'Sharing with those in need' },
      pictureKey: null,
      indicators: [
        rule('GIVE_BLOOD', 'บริจาคโลหิต', 'Gave blood', 50, '1/QUARTER', ['VOLUNTEERING'], {
          privacy: 'SENSITIVE',
          by: 'COORDINATOR',
        }),
        rule(
          'SHARE_FOOD',
          'ปันข้าวปันกับข้าวให้บ้านที่ขาดแคลน',
          'Shared food with a household in need',
          20,
          '4/MONTH',
          ['VOLUNTEERING', 'SUFFICIENCY'],
          { privacy: 'SENSITIVE', hintTh: 'ไม่ต้องเขียนชื่อบ้านที่รับ', hintEn: 'Do not name the household.' },
        ),
      ],
    },
  ],
};
