import type { CategoryContent } from '../catalogue-content.ts';
import { rule } from './rule.ts';

export const discipline: CategoryContent = {
  code: 'DISCIPLINE',
  name: { th: 'วินัย ซื่อสัตย์ ใฝ่รู้', en: 'Discipline, honesty and learning' },
  pictureKey: 'fluent:open-book',
  deeds: [
    {
      code: 'HONEST_DEALINGS',
      name: { th: 'ซื่อสัตย์สุจริต', en: 'Honest dealings' },
      pictureKey: null,
      indicators: [
        rule(
          'RETURN_LOST_THING',
          'เก็บของได้ ส่งคืนเจ้าของ',
          'Returned something found',
          30,
          '2/MONTH',
          ['HONESTY'],
          {
            evidence: 'NOTE',
          },
        ),
        rule('RETURN_CHANGE', 'ได้เงินทอนเกิน เอาไปคืน', 'Took back change that was too much', 15, '2/MONTH', [
          'HONESTY',
        ]),
        rule(
          'OPEN_BOOKS',
          'ทำบัญชีกลุ่มให้สมาชิกเปิดดูได้',
          'Kept a group’s accounts open to its members',
          40,
          '1/MONTH',
          ['HONESTY', 'VOLUNTEERING'],
          { verifiers: 2, evidence: 'NOTE' },
        ),
      ],
    },
    {
      code: 'KEEP_ONES_WORD',
      name: { th: 'ตรงเวลา รักษาคำพูด', en: 'Being on time and keeping one’s word' },
      pictureKey: null,
      indicators: [
        rule(
          'MEETING_ON_TIME',
          'มาประชุมหมู่บ้านตรงเวลา',
          'Came to the village meeting on time',
          10,
          '2/MONTH',
          ['DISCIPLINE'],
          { evidence: 'CODE', privacy: 'OPEN' },
        ),
        rule(
          'RETURN_BORROWED',
          'คืนของส่วนรวมสะอาดเรียบร้อย',
          'Returned what belongs to all clean and in order',
          10,
          '2/MONTH',
          ['DISCIPLINE', 'HONESTY'],
        ),
      ],
    },
    {
      code: 'LEARN_TOGETHER',
      name: { th: 'ชวนกันเรียนรู้', en: 'Learning together' },
      pictureKey: null,
      indicators: [
        rule(
          'HELP_WITH_HOMEWORK',
          'สอนการบ้านน้อง ๆ ในหมู่บ้าน',
          'Helped the village children with their homework',
          20,
          '2/WEEK',
          ['VOLUNTEERING', 'DISCIPLINE'],
        ),
        rule(
          'ATTEND_TRAINING',
          'เข้าอบรมอาชีพหรือความรู้ของชุมชน',
          'Went to a community course',
          20,
          '2/MONTH',
          ['DISCIPLINE', 'SUFFICIENCY'],
          { evidence: 'CODE', privacy: 'OPEN' },
        ),
        rule('LIBRARY_TURN', 'อยู่เวรดูแลมุมหนังสือ', 'Took a turn at the reading corner', 15, '1/WEEK', [
          'VOLUNTEERING',
          'DISCIPLINE',
        ]),
      ],
    },
    {
      code: 'GOOD_ORDER',
      name: { th: 'วินัยในบ้านและบนถนน', en: 'Good order at home and on the road' },
      pictureKey: null,
      indicators: [
        rule(
          'CHILD_HELMET',
          'ให้ลูกหลานสวมหมวกกันน็อกไปโรงเรียน',
          'Rode to school with a helmet on the child',
          5,
          '5/WEEK',
          ['DISCIPLINE'],
        ),
        rule(
          'TIDY_FRONT',
          'ดูแลหน้าบ้านและทางเดินให้เรียบร้อย',
          'Kept the front of the house and the path tidy',
          10,
          '1/WEEK',
          ['DISCIPLINE'],
          { evidence: 'PHOTO' },
        ),
        rule(
          'EVENING_SPORTS',
          'พาเด็กซ้อมกีฬาตอนเย็น',
          'Trained the children at sports in the evening',
          15,
          '3/WEEK',
          ['VOLUNTEERING', 'DISCIPLINE'],
          { privacy: 'OPEN' },
        ),
      ],
    },
  ],
};
