import type { Message } from '../../graphql/user-error.ts';

/** What never earns points, whoever wishes it. */
export const RefusedTopic = {
  BELIEF: 'BELIEF',
  POLITICS: 'POLITICS',
  HEALTH_STATUS: 'HEALTH_STATUS',
  POLICE: 'POLICE',
  DEBT: 'DEBT',
  SOCIAL_MEDIA: 'SOCIAL_MEDIA',
  WATCHING_NEIGHBOURS: 'WATCHING_NEIGHBOURS',
} as const;
export type RefusedTopic = (typeof RefusedTopic)[keyof typeof RefusedTopic];

/**
 * Words as the search sees them: without tone marks (หนี้ is หนี, which also means "to flee"), in lower case. What is
 * `allowed` is taken out before `refused` is looked for.
 */
export interface TopicWords {
  readonly topic: RefusedTopic;
  readonly refused: RegExp;
  readonly allowed: RegExp | null;
  readonly message: Message;
}

/**
 * One expression of many: Thai ones parted by blanks (a text that is linted has none between Thai letters), English ones
 * by commas or lines, each of them whole words.
 */
function anyOf(thai: string, english: string): RegExp {
  const alternatives = [
    ...thai.trim().split(/\s+/),
    ...english
      .trim()
      .split(/,\s+|\n\s+/)
      .map((words) => String.raw`\b(?:${words})(?!\w)`),
  ];
  return new RegExp(alternatives.join('|'), 'g');
}

export const topicWords: readonly TopicWords[] = [
  {
    topic: RefusedTopic.BELIEF,
    // A temple, a church and a mosque are places of the village, and a feast has its dishes: work there is work.
    refused: anyOf(
      `
        สวดมนต นังสมาธิ ทำสมาธิ เจริญภาวนา วิปัสสนา ตักบาตร ใสบาตร ทำบุญ ถือศีล รักษาศีล
        ศีล[5๕8๘] ศีลห(า|ก) ฟังธรรม ฟังเทศน เขาวัด เวียนเทียน ถวายสังฆทาน กรวดน
        บวช(พระ|เณร|ชี|เรียน|ภาค) ละหมาด ถือศีลอด เขาโบสถ ไปโบสถ ไปมัสยิด
        นับถือ(ศาสนา|พุทธ|คริสต|อิสลาม) เปลียนศาสนา ศรัทธาใน`,
      String.raw`
        pray(s|ed|ing|ers?)?, meditat(e|es|ed|ing|ion)
        (attend|attended|attending|go|goes|went|going) (to )?(the |a )?(temple|church|mosque|mass|sermon|worship|service of worship)
        merit.?making, ma(ke|de|king) merit, (give|gave|giving) alms, alms.?giving
        (five|eight) precepts, chant(s|ed|ing)?, (be |been |was )?baptis\w*, ordain\w*
        novice monk, worship\w*, faith in, conver(t|ted|sion) to`,
    ),
    allowed: anyOf(
      `
        (ชวยงาน|ลางจาน|ทำความสะอาด|เกบกวาด|กวาด|จัดสถานที|จัดโตะ|เขาครัว)[ก-๛]{0,20}?(ทำบุญ|สวดมนต|ตักบาตร|เวียนเทียน|บวช(พระ|เณร|นาค)?|ฟังธรรม)
        ทำบุญบานเพือนบาน`,
      String.raw`
        (after|before) (a |the )?(merit.?making|worship|ordination)( (day|feast|fair))?\w*`,
    ),
    message: {
      th: 'ความเชื่อและศาสนาเป็นเรื่องของแต่ละคน เราจึงไม่ให้แต้มเรื่องนี้ ลองเขียนเป็นงานที่ลงมือช่วยกัน เช่น กวาดลานวัด หรือล้างจานงานบุญ',
      en: 'What people believe and how they worship is theirs alone, and earns no points. Work that anyone can join does: sweeping the temple yard, washing up at a feast.',
    },
  },
  {
    topic: RefusedTopic.POLITICS,
    refused: anyOf(
      String.raw`
        การเมือง พรรค(?!พวก) เลือกตัง หาเสียง หัวคะแนน ประทวง ชุมนุม(ขับไล|ตอตาน|เรียกรอง)
        ลงประชามติ ลงคะแนนเสียง ผูสมัคร(สส|สว|ส\.ส|นายก|อบต) สนับสนุนรัฐบาล ไลรัฐบาล`,
      String.raw`
        politic(s|al|ian|ians), elections?, vot(e|es|ed|ing|er|ers), canvass\w*, referendum
        protest(s|ed|ing|ers?)?
        campaign(s|ed|ing)? for (the |a )?(party|candidate|mayor|mp|government)
        political part(y|ies)`,
    ),
    // A savings group and a school choose their own people, too.
    allowed: anyOf(
      `
        เลือกตัง(ประธาน|กรรมการ|คณะกรรมการ|หัวหนา)(กลุม|กองทุน|นักเรียน|สภานักเรียน|ชมรม|สหกรณ|หอง)`,
      `
        election of (the |a )?(group|fund|class|committee|school)`,
    ),
    message: {
      th: 'ใครจะคิดหรือเลือกใครเป็นสิทธิ์ของเขา เราจึงไม่ให้แต้มเรื่องการเมือง ลองเลือกงานส่วนรวมที่ทุกคนทำได้ ไม่ว่าจะคิดต่างกันอย่างไร',
      en: 'Whom and what people support is their own affair, and earns no points. Choose work for everybody that anyone can do, however they think.',
    },
  },
  {
    topic: RefusedTopic.HEALTH_STATUS,
    refused: anyOf(
      `
        เอดส เอชไอวี ติดเชือ(?!ก) มะเรง เบาหวาน ความดัน(โลหิต|ปกติ|สูง|ตำ|ไมเกิน) วัณโรค ซึมเศรา
        โรคจิต จิตเวช ตังครรภ ตังทอง คานำตาล นำตาลในเลือด คอเลสเตอรอล ดัชนีมวลกาย ลดนำหนัก
        นำหนัก(ลด|ตัว|เกิน|ไมเกิน) รอบเอว ผลตรวจ(สุขภาพ|เลือด|รางกาย|โรค) ตรวจสุขภาพ
        ตรวจ(ปัสสาวะ|ฉี) ตรวจสารเสพติด ฉีดวัคซีน รับวัคซีน ไม(เจบ)?ปวย ไมเปนโรค โรคประจำตัว
        เลิก(เหลา|บุหรี|สูบ|ยา) ไมติดยา ติดเหลา ติดยา(?!ง)`,
      String.raw`
        hiv, with aids, aids (patients?|carriers?), diabet\w*, cancer
        blood (pressure|sugar|test), cholesterol, bmi, body weight, (lose|lost|losing) weight
        pregnan\w*, vaccinat\w*, vaccine, mental (illness|health), depress(ed|ion), tubercul\w*
        health (check|checkup|check-up|status|record|test), medical (check|test|record|result)
        drug test\w*
        (quit|quitting|stopped|stop|gave up|giving up) (smoking|drinking|drugs|alcohol)
        never (ill|sick), stay(ed|s)? healthy, infected`,
    ),
    // Dogs and cattle have no privacy; who helps at a clinic or against mosquitoes is not asked how they are.
    allowed: anyOf(
      `
        (ฉีด|รับ)?วัคซีน(ปองกัน)?(พิษสุนัขบา|สุนัข|หมา|แมว|วัว|ควาย|สัตว|ไก)
        (พา)?(สุนัข|หมา|แมว|วัว|ควาย)[ก-๛]{0,6}?(ฉีด|รับ)วัคซีน
        (ชวย|จัด|อำนวยความสะดวก)[ก-๛]{0,20}?(ตรวจสุขภาพ|ฉีดวัคซีน)`,
      String.raw`
        vaccinat(e|es|ed|ing) (the |stray |village )*(dogs?|cats?|cattle|pets?|animals?)
        (dog|cat|pet|animal|cattle|rabies) vaccin\w*
        help(s|ed|ing)? (at|with|out at) (a |the )?(health check\w*|vaccination( day)?|clinic)`,
    ),
    message: {
      th: 'เรื่องสุขภาพเป็นเรื่องส่วนตัว สมุดความดีไม่จดว่าใครป่วยหรือแข็งแรง ลองเขียนเป็นการช่วยคนอื่น เช่น เยี่ยมผู้ป่วย โดยไม่บอกอาการ',
      en: 'How well a person is stays private: the passbook does not say who is ill and who is not. Helping others counts, such as visiting the sick, without naming the illness.',
    },
  },
  {
    topic: RefusedTopic.POLICE,
    refused: anyOf(
      `
        ตำรวจ แจงความ แจงเบาะแส ชีเบาะแส สายสืบ (?<!วรรณ|โบราณ|สาร)คดี(?!ตชีวิต)
        ประวัติอาชญากรรม อาชญากร ผูตองหา นักโทษ ผูตองขัง พนโทษ เรือนจำ
        (ติด|เขา|ออกจาก|พน)คุก(?!กี|เขา) จับกุม ลงบันทึกประจำวัน คุมประพฤติ เสพยา (?<!พ)ยาบา
        คายา(เสพ|บา)`,
      String.raw`
        police, policem[ae]n, criminal, crimes?, arrest(s|ed|ing)?, informants?, tip.?offs?
        court case, prison(s|er|ers)?, jail\w*, inmates?, parole, probation, ex.?convict\w*`,
    ),
    // Volunteers who keep the village safe, and small traffic wardens at school, are neighbours, not the police.
    allowed: anyOf(
      `
        (อาสา)?ตำรวจ(บาน|นอย|จราจรนอย)
        (ทำความสะอาด|กวาด|ทาสี|ซอม|ปลูกดอกไม|ปลูกตนไม)[ก-๛]{0,10}?(ปอม|สถานี)ตำรวจ`,
      String.raw`
        (village|community) police volunteers?\w*, police volunteers?\w*
        (clean|sweep|swept|paint)\w* (the |at the )?police (box|station)`,
    ),
    message: {
      th: 'เรื่องตำรวจ คดี และยาเสพติดไม่ใช่เรื่องของสมุดความดี เราจึงไม่ให้แต้ม ถ้าอยากให้บ้านปลอดภัย ลองเขียนเป็นการอยู่เวรยามหรือโบกรถหน้าโรงเรียน',
      en: 'Police matters, court cases and crime do not belong in the passbook, and earn no points. Keeping the village safe does: a turn on the night watch, helping children across the road.',
    },
  },
  {
    topic: RefusedTopic.DEBT,
    refused: anyOf(
      `
        (ใช|ชำระ|ปลด|เปน|ติด|มี|คืน|จาย|ลด|ปลอด|หมด|คาง|ลาง|ทวง|ตาม|กอ|พัก|ไรภาระ)หนี(?!บ|ภัย|นำ|ไฟ)
        หนี(สิน|นอกระบบ|เสีย|ธนาคาร|กองทุน|สหกรณ|ครัวเรือน|ธกส) (ลูก|เจา)หนี เงินกู กูเงิน กูยืม
        สินเชือ ผอน(สง|ชำระ|จาย) ดอกเบีย เครดิตบูโร คำประกัน (คาง|ชำระ)คางวด คางชำระ จำนำ จำนอง
        ยืมเงิน`,
      String.raw`
        debts?, indebted, loans?, repay(s|ing|ment|ments)?, repaid
        credit (score|rating|bureau|history), mortgage\w*, overdue, interest payment\w*
        (borrow|lend|lent)(ed|ing)? money, guarantor, instal?lments?`,
    ),
    allowed: anyOf(
      `
        (ใช|ตอบแทน|คืน)?หนีบุญคุณ`,
      `
        debts? of (gratitude|thanks)`,
    ),
    message: {
      th: 'ใครเป็นหนี้หรือไม่เป็นหนี้ไม่ได้บอกว่าเขาดีแค่ไหน เราจึงไม่ให้แต้มเรื่องหนี้ ลองเขียนเป็นการออมตรงเวลา หรือจดบัญชีครัวเรือน',
      en: 'Owing or not owing money does not make a person good or bad, and earns no points. Saving on time or keeping the household accounts can.',
    },
  },
  {
    topic: RefusedTopic.SOCIAL_MEDIA,
    refused: anyOf(
      `
        โพสต คอมเมน กดไล[กค] กดถูกใจ (กด)?แชร(โพส|ขอความ|คลิป|เพจ|ลงเฟส|ในไลน|ในกลุมไลน|ทางไลน)
        เฟ[ซส]บุ[กค] ติกตอก ยูทูบ ทวิตเตอร อินสตาแกรม โซเชียล (ทาง|ใน|กลุม|สง|แอด)ไลน ไลนกลุม
        ไลฟสด แฮชแทก`,
      String.raw`
        facebook, tiktok, instagram, twitter, youtube, social.?media, hashtags?, retweet\w*
        line group, on line app, likes? (a |the |our )?(post|page)
        (post|posts|posted|posting|share|shared|sharing) (\w+ ){0,3}online
        online (post|comment|review)s?`,
    ),
    allowed: null,
    message: {
      th: 'ใครพูดหรือไม่พูดอะไรในโซเชียลเป็นสิทธิ์ของเขา เราจึงไม่ให้แต้ม ถ้าอยากให้คนรู้ข่าวหมู่บ้าน ลองเขียนเป็นการเดินบอกข่าวหรือติดป้ายประกาศ',
      en: 'What people say, like or share online is their own speech, and earns no points. Carrying news from house to house or putting up notices can.',
    },
  },
  {
    topic: RefusedTopic.WATCHING_NEIGHBOURS,
    refused: anyOf(
      `
        สอดสอง สอดแนม จับตา(ดู)? จับผิด แอบดู แอบถาย แอบฟัง สะกดรอย
        รายงาน(พฤติกรรม|เพือนบาน|คนใน|ชาวบาน|ความเคลือนไหว)
        (เฝาดู|ดูพฤติกรรม)(เพือนบาน|คนใน|ชาวบาน|คนแปลก) พฤติกรรมของ?(เพือนบาน|ชาวบาน|คนใน)
        ฟองผูใหญบาน ฟองครู ประจาน`,
      String.raw`
        (report|reports|reported|reporting|spy|spied|spying|inform|informed|informing|snoop|snooping|tell|telling|told|keep an eye|kept an eye|keep watch|kept watch) (on )?((the|your|our|one['’]?s|a) )?neighbou?rs?\b(?!['’])
        watch(es|ed|ing)? ((the|your|our|over the) )?neighbou?rs\b(?!['’]), surveill\w*
        spy(ing)? on, neighbou?rs?['’]? (behaviou?r|conduct|misdeeds|wrongdoing), name and shame`,
    ),
    allowed: anyOf(
      `
        สอดสองดูแล(เดก|ผูสูงอายุ|ผูเฒา|คนแก|ความปลอดภัย|ความเรียบรอย|ทุกขสุข)`,
      `
        (keep|kept|keeping) an eye on (the |a )?neighbou?r['’]s (house|home|children|child|pets?|garden)`,
    ),
    message: {
      th: 'เราไม่ให้แต้มกับการคอยดูหรือรายงานคนอื่น เพื่อนบ้านจะได้อยู่กันสบายใจ ลองเขียนเป็นการช่วยเหลือ เช่น เฝ้าบ้านให้ตอนเขาไม่อยู่ หรืออยู่เวรยาม',
      en: 'Watching or reporting others earns no points, so that neighbours can live at ease. Helping does: minding a house while they are away, a turn on the night watch.',
    },
  },
];
