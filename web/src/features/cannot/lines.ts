/** One thing that this system cannot do. */
export interface CannotLine {
  /** The name of the test in tests/api/cannot.test.ts that tries it, and fails when it succeeds. */
  readonly test: string;
  readonly th: string;
  readonly en: string;
}

export interface CannotGroup {
  readonly title: { readonly th: string; readonly en: string };
  readonly lines: readonly CannotLine[];
}

/**
 * A promise is here only with a test that tries to break it: lines.test.ts compares the two. Prose in both languages, as
 * in help: it would weigh on every phone in the catalogues.
 */
export const cannotGroups: readonly CannotGroup[] = [
  {
    title: { th: 'กับแต้มของคุณ', en: 'With your points' },
    lines: [
      {
        test: 'take-points-as-a-punishment',
        th: 'หักแต้มเพื่อลงโทษ ไม่ว่าใคร ด้วยเหตุผลใด',
        en: 'Take points away as a punishment, whoever asks, for whatever reason.',
      },
      {
        test: 'have-a-negative-balance',
        th: 'มีแต้มติดลบ หรือเป็นหนี้แต้ม',
        en: 'Have a balance below zero, or a debt of points.',
      },
      {
        test: 'cost-points-for-a-late-return',
        th: 'คิดแต้มเมื่อคืนของช้า ช้าแค่ไหนแต้มก็กลับมาครบ',
        en: 'Charge points for a late return. However late it is, all of them come back.',
      },
      {
        test: 'hold-points-for-ever',
        th: 'กันแต้มไว้ตลอดไป ถึงไม่มีใครทำอะไร แต้มก็กลับมาเอง',
        en: 'Hold points for ever. When nobody does anything, they come back by themselves.',
      },
      {
        test: 'keep-pledged-points-of-a-goal-that-failed',
        th: 'เก็บแต้มที่ร่วมสมทบไว้ เมื่อเป้าหมายไม่สำเร็จ',
        en: 'Keep what was pledged to a goal that was not reached.',
      },
      {
        test: 'overshoot-a-goal',
        th: 'รับแต้มสมทบเกินที่เป้าหมายต้องการ',
        en: 'Take more pledges than a goal asks for.',
      },
      {
        test: 'lower-what-you-ever-earned-by-spending',
        th: 'ลดยอดความดีสะสม เพราะคุณเอาแต้มไปใช้',
        en: 'Lower what you have ever earned because you spent some.',
      },
      {
        test: 'use-a-voucher-twice',
        th: 'ใช้คูปองใบเดียวสองครั้ง หรือตัดแต้มสองครั้งจากการกดซ้ำ',
        en: 'Use one voucher twice, or charge you twice for a double tap.',
      },
      {
        test: 'sell-more-than-there-is',
        th: 'ให้แลกเกินจำนวนของที่ร้านมี',
        en: 'Let more be redeemed than the shop has.',
      },
    ],
  },
  {
    title: { th: 'เป็นเงิน', en: 'As money' },
    lines: [
      {
        test: 'sell-points-or-cash-them-out',
        th: 'ซื้อ ขาย หรือแลกแต้มเป็นเงิน',
        en: 'Buy, sell or cash out points.',
      },
      {
        test: 'pass-points-from-one-member-to-another',
        th: 'โอนแต้มจากสมาชิกคนหนึ่งให้อีกคน',
        en: 'Pass points from one member to another.',
      },
    ],
  },
  {
    title: { th: 'กับสมุดบัญชี', en: 'With the books' },
    lines: [
      {
        test: 'edit-or-delete-an-entry',
        th: 'แก้หรือลบรายการในสมุด แม้แต่เจ้าของระบบ',
        en: 'Edit or delete an entry of the ledger, not even as the owner of the system.',
      },
      {
        test: 'invent-an-entry',
        th: 'เขียนรายการขึ้นมาเอง โดยไม่มีความดีหรือการแลกจริง',
        en: 'Invent an entry without a deed or a redemption behind it.',
      },
      {
        test: 'correct-more-than-the-entry-that-was-wrong',
        th: 'อ้างว่าแก้รายการผิด แล้วเอาแต้มไปมากกว่ารายการนั้น แก้ซ้ำ หรือเอาแต้มที่ใช้ไปแล้ว',
        en: 'Under the name of a correction, take more than the entry that was wrong, take it twice, or take what is spent.',
      },
      {
        test: 'earn-beyond-a-cap',
        th: 'ปั๊มแต้มเกินเพดานของความดีนั้น',
        en: 'Farm points beyond the cap of a deed.',
      },
    ],
  },
  {
    title: { th: 'ให้ตัวเอง', en: 'For oneself' },
    lines: [
      {
        test: 'award-points-to-oneself',
        th: 'ผู้ประสานงานให้แต้มตัวเอง',
        en: 'Let a coordinator award points to themselves.',
      },
      {
        test: 'confirm-ones-own-deed',
        th: 'ผู้รับรองรับรองความดีของตัวเอง',
        en: 'Let a verifier confirm a deed of their own.',
      },
    ],
  },
  {
    title: { th: 'กับตัวคุณ', en: 'With you' },
    lines: [
      {
        test: 'show-a-shop-who-you-are',
        th: 'บอกร้านว่าคุณเป็นใคร มีแต้มเท่าไร ทำความดีอะไร',
        en: 'Tell a shop who you are, how many points you have, or what you did.',
      },
      {
        test: 'look-into-anothers-passbook',
        th: 'เปิดดูแต้มหรือสมุดของคนอื่น แม้เป็นผู้ประสานงานหรือผู้ตรวจสอบ',
        en: 'Look into another person’s points or passbook, not even as a coordinator or an auditor.',
      },
      {
        test: 'see-who-gave-to-a-goal',
        th: 'ดูว่าใครร่วมสมทบเท่าไรในเป้าหมายของชุมชน',
        en: 'See who pledged how much to a goal of the community.',
      },
      {
        test: 'score-or-rank-people',
        th: 'ให้คะแนนคน หรือจัดอันดับคน',
        en: 'Give people a score, or rank them.',
      },
      {
        test: 'keep-a-blacklist',
        th: 'ขึ้นบัญชีดำใคร',
        en: 'Keep a blacklist.',
      },
      {
        test: 'ask-for-a-national-id-or-a-body',
        th: 'เก็บเลขบัตรประชาชน ลายนิ้วมือ หรือใบหน้า',
        en: 'Keep a national ID, a fingerprint or a face.',
      },
      {
        test: 'ask-for-belief-health-or-politics',
        th: 'เก็บความเชื่อ สุขภาพ การเมือง หรือประวัติคดี',
        en: 'Keep belief, health, politics or a criminal record.',
      },
    ],
  },
];
