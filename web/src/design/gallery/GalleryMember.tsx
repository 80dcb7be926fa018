import { Gift } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '../components/Badge.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { DateTime } from '../components/DateTime.tsx';
import { Expiry } from '../components/Expiry.tsx';
import { List } from '../components/List.tsx';
import { ListRow } from '../components/ListRow.tsx';
import { OfferPicture } from '../components/OfferPicture.tsx';
import { Points } from '../components/Points.tsx';
import { QrCode } from '../components/QrCode.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Stamp } from '../components/Stamp.tsx';
import { StateBadge } from '../components/StateBadge.tsx';
import { StockBar } from '../components/StockBar.tsx';

const offers = [
  { key: 'fluent:steaming-bowl', title: 'ก๋วยเตี๋ยวเรือ 1 ชาม', shop: 'ร้านป้านงค์', points: 20, left: 12 },
  { key: 'fluent:person-getting-haircut', title: 'ตัดผมชาย', shop: 'ร้านช่างสมหมาย', points: 40, left: 5 },
  { key: 'fluent:egg', title: 'ไข่ไก่อารมณ์ดี 10 ฟอง', shop: 'สวนลุงชด', points: 35, left: 30 },
  { key: 'fluent:seedling', title: 'ต้นกล้าพริกกับมะเขือ', shop: 'กลุ่มแม่บ้านหนองสาหร่าย', points: 10, left: 60 },
];

const entries = [
  { id: '1', at: '2026-11-22T03:05:00Z', what: 'ช่วยเก็บขยะริมคลอง', points: 15, balance: 545 },
  { id: '2', at: '2026-11-20T07:40:00Z', what: 'แลกก๋วยเตี๋ยวเรือ ร้านป้านงค์', points: -20, balance: 530 },
  { id: '3', at: '2026-11-18T02:10:00Z', what: 'พาผู้สูงอายุไปหาหมอ', points: 30, balance: 550 },
];

/** What a member sees: the balance, benefits, a voucher, the passbook. */
export function GalleryMember() {
  const [balance, setBalance] = useState(545);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className="flex flex-col gap-6">
        <div className="flex flex-col items-start gap-2 px-1">
          <p className="text-ink-soft">แต้มที่ใช้ได้</p>
          <Points value={balance} size="hero" />
          <p className="pt-1 text-ink-soft">
            สะสมมาทั้งหมด <Points value={1250} isPlain />
          </p>
        </div>
        <div>
          <h2 className="pb-3 text-title">แลกได้ตอนนี้</h2>
          <div className="grid grid-cols-2 gap-x-4 gap-y-6 tablet:grid-cols-3 desktop:grid-cols-2">
            {offers.map((offer) => (
              <button
                key={offer.key}
                type="button"
                onClick={() => setOpen(true)}
                className="flex cursor-pointer flex-col gap-2 rounded-field text-left"
              >
                <OfferPicture picture={{ key: offer.key }} />
                <span className="font-strong">{offer.title}</span>
                <span className="-mt-2 text-ink-soft">{offer.shop}</span>
                <span className="text-points">
                  <Points value={offer.points} />
                </span>
              </button>
            ))}
          </div>
        </div>
      </div>
      <div className="flex flex-col gap-6">
        <Card>
          <div className="flex flex-col items-center gap-3 text-center">
            <QrCode value="https://kwamdee.example/v/KD7Q2M4XWP" label="คิวอาร์โค้ดของคูปอง" size={260} />
            <p className="text-numeral font-strong">KD7Q 2M4X WP</p>
            <p className="text-title font-strong">ก๋วยเตี๋ยวเรือ 1 ชาม</p>
            <p className="text-ink-soft">ร้านป้านงค์</p>
            <Badge tone="points">
              <Expiry value={new Date(Date.now() + 7_900_000).toISOString()} />
            </Badge>
            <Stamp label="ใช้แล้ว" isFresh />
            <div className="flex w-full justify-center border-t border-rule pt-3">
              <Button variant="quiet">ยกเลิก คืนแต้ม</Button>
            </div>
          </div>
        </Card>
        <Card
          title="สมุดความดี"
          actions={<Button onPress={() => setBalance((now) => now + 15)}>เพิ่ม 15</Button>}
        >
          <List label="รายการในสมุด">
            {entries.map((entry) => (
              <ListRow
                key={entry.id}
                title={entry.what}
                hint={<DateTime value={entry.at} />}
                end={
                  <span className="flex flex-col items-end">
                    <span className={entry.points > 0 ? 'text-done' : 'text-ink'}>
                      <Points value={entry.points} isSigned isPlain />
                    </span>
                    <span className="text-ink-soft">เหลือ {entry.balance}</span>
                  </span>
                }
              />
            ))}
          </List>
        </Card>
        <Card title="คูปองของฉัน">
          <List label="คูปองของฉัน">
            <ListRow
              to="/design"
              start={<OfferPicture picture={{ key: 'fluent:hot-beverage' }} size="thumb" />}
              title="กาแฟโบราณ"
              hint="ร้านโกฮับ"
              end={<StateBadge of="voucher" state="ISSUED" />}
            />
            <ListRow
              to="/design"
              start={<OfferPicture picture={{ key: 'fluent:bicycle' }} size="thumb" />}
              title="ยืมจักรยาน 1 วัน"
              hint="ศูนย์ชุมชน"
              end={<StateBadge of="voucher" state="USED" />}
            />
          </List>
        </Card>
      </div>
      <Sheet
        title="ก๋วยเตี๋ยวเรือ 1 ชาม"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        footer={
          <div className="flex flex-col gap-2">
            <Button variant="primary" size="large" icon={Gift} isFullWidth onPress={() => setOpen(false)}>
              แลก 20 แต้ม
            </Button>
            <p className="text-center text-ink-soft">ยกเลิกได้ทุกเมื่อก่อนร้านสแกน</p>
          </div>
        }
      >
        <div className="flex flex-col gap-5">
          <OfferPicture picture={{ key: 'fluent:steaming-bowl' }} size="hero" />
          <p>น้ำข้นหรือน้ำใส เลือกได้ที่ร้าน ใส่หมูเด้งกับลูกชิ้น เปิดทุกวัน 9 โมงถึงบ่าย 3</p>
          <StockBar left={12} total={50} />
          <p className="flex flex-wrap items-baseline gap-x-3">
            <Points value={545} /> <span aria-hidden>→</span> <Points value={525} isPlain />
          </p>
        </div>
      </Sheet>
    </>
  );
}
