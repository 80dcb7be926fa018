import { Check, MessageCircleQuestionMark, ScanQrCode } from 'lucide-react';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { DataTable } from '../components/DataTable.tsx';
import { KeyValue } from '../components/KeyValue.tsx';
import { List } from '../components/List.tsx';
import { ListRow } from '../components/ListRow.tsx';
import { Menu } from '../components/Menu.tsx';
import { OfferPicture } from '../components/OfferPicture.tsx';
import { Points } from '../components/Points.tsx';
import { StateBadge } from '../components/StateBadge.tsx';
import { StockBar } from '../components/StockBar.tsx';
import { Switch } from '../components/Switch.tsx';
import { Tabs } from '../components/Tabs.tsx';
import { Timeline } from '../components/Timeline.tsx';

const months = [
  { id: '1', month: 'ก.ย. 2569', used: 132, points: 2840 },
  { id: '2', month: 'ต.ค. 2569', used: 158, points: 3320 },
  { id: '3', month: 'พ.ย. 2569', used: 96, points: 1985 },
];

/** What shops and coordinators see: queues, a case, stock, a statement. */
export function GalleryWork() {
  return (
    <>
      <Card title="คำขอจากร้าน" actions={<Menu label="อื่น ๆ" items={[{ id: 'a', label: 'พักร้านไว้ก่อน' }]} />}>
        <KeyValue
          items={[
            { label: 'ชื่อร้าน', value: 'ร้านข้าวแกงแม่ประภา' },
            { label: 'ประเภท', value: 'อาหาร' },
            { label: 'โทรศัพท์', value: '081 234 5678' },
            { label: 'ที่อยู่', value: '12 หมู่ 3 ต.หนองสาหร่าย อ.พนมทวน จ.กาญจนบุรี' },
          ]}
        />
        <div className="flex flex-wrap gap-3 pt-5">
          <Button variant="primary" icon={Check}>
            อนุมัติ
          </Button>
          <Button icon={MessageCircleQuestionMark}>ขอข้อมูลเพิ่ม</Button>
        </div>
      </Card>
      <Card title="ที่ผ่านมา">
        <Timeline
          items={[
            { id: '1', title: 'สมัครเข้าร่วม', actor: 'ร้าน', at: '2026-11-18T02:10:00Z' },
            {
              id: '2',
              title: 'ขอข้อมูลเพิ่ม',
              actor: 'ผู้ประสานงาน',
              at: '2026-11-19T03:00:00Z',
              reason: 'ขอรูปหน้าร้าน และเวลาเปิด-ปิด เพื่อให้สมาชิกไปถูก',
              tone: 'wait',
            },
            { id: '3', title: 'ส่งอีกครั้ง', actor: 'ร้าน', at: '2026-11-20T08:25:00Z' },
            { id: '4', title: 'อนุมัติแล้ว', actor: 'ผู้ประสานงาน', at: '2026-11-20T09:00:00Z', tone: 'done' },
          ]}
        />
      </Card>
      <Card title="ของแลกของร้าน">
        <List label="ของแลกของร้าน">
          <ListRow
            to="/design"
            start={<OfferPicture picture={{ key: 'fluent:curry-rice' }} size="thumb" />}
            title="ข้าวแกงราดข้าว"
            hint={<Points value={25} />}
            end={<StateBadge of="offer" state="LIVE" />}
          />
          <ListRow
            to="/design"
            start={<OfferPicture picture={{ key: 'fluent:mango' }} size="thumb" />}
            title="ข้าวเหนียวมะม่วง"
            hint={<Points value={45} />}
            end={<StateBadge of="offer" state="SUBMITTED" />}
          />
        </List>
        <div className="flex flex-col gap-4 border-t border-rule pt-4">
          <StockBar left={38} total={50} />
          <StockBar left={4} total={50} />
          <StockBar left={0} total={20} />
          <Switch label="รับแลกอยู่" hint="ปิดไว้ชั่วคราวได้ คูปองที่ออกไปแล้วยังใช้ได้" defaultSelected />
        </div>
      </Card>
      <Card title="ยอดของร้าน" actions={<Button icon={ScanQrCode}>ตรวจคูปอง</Button>}>
        <DataTable
          caption="ยอดรายเดือน"
          isCaptionHidden
          columns={[
            { id: 'month', header: 'เดือน', cell: (row) => row.month },
            { id: 'used', header: 'คูปองที่ใช้', cell: (row) => row.used, isNumber: true },
            { id: 'points', header: 'แต้ม', cell: (row) => row.points.toLocaleString('th'), isNumber: true },
          ]}
          rows={months}
          rowId={(row) => row.id}
        />
      </Card>
      <Card>
        <Tabs
          label="งานรอ"
          items={[
            { id: 'shops', label: 'ร้าน', count: 3, content: <StateBadge of="merchant" state="APPLIED" /> },
            {
              id: 'offers',
              label: 'ของแลก',
              count: 5,
              content: <StateBadge of="offer" state="CHANGES_REQUESTED" />,
            },
            { id: 'members', label: 'สมาชิก', content: <StateBadge of="membership" state="PENDING" /> },
          ]}
        />
      </Card>
    </>
  );
}
