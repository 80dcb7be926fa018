import { useState } from 'react';
import { Badge } from '../components/Badge.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { ErrorState } from '../components/ErrorState.tsx';
import { Notice } from '../components/Notice.tsx';
import { QrScanner } from '../components/QrScanner.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { StateBadge } from '../components/StateBadge.tsx';
import { showToast } from '../components/toast-queue.ts';

/** Nothing, waiting, broken, refused, said. */
export function GalleryStates() {
  const [isOpen, setOpen] = useState(false);
  const [isScanning, setScanning] = useState(false);
  const [read, setRead] = useState('');
  return (
    <>
      <Card>
        <EmptyState
          picture="fluent:ticket"
          title="ยังไม่มีคูปอง"
          action={<Button variant="primary">ดูของที่แลกได้</Button>}
        >
          แลกของจากร้านในชุมชน แล้วคูปองจะมาอยู่ที่นี่
        </EmptyState>
      </Card>
      <Card>
        <ErrorState error={new Error('boom')} onRetry={() => undefined} />
      </Card>
      <Card title="กำลังโหลด">
        <Skeleton shape="row" count={2} />
        <Skeleton shape="lines" />
      </Card>
      <div className="flex flex-col gap-4">
        <Notice tone="wait" title="แต้มยังไม่พอ" action={<Button>ดูวิธีสะสมแต้ม</Button>}>
          ขาดอีก 15 แต้ม
        </Notice>
        <Notice tone="stop" title="ใช้ไปแล้ว">
          คูปองนี้ใช้เมื่อ 14:05 น.
        </Notice>
        <Notice tone="done" title="ใช้คูปองแล้ว">
          ก๋วยเตี๋ยวเรือ 1 ชาม
        </Notice>
        <Notice tone="points" title="ได้รับ 15 แต้ม">
          ช่วยเก็บขยะริมคลอง
        </Notice>
        <Card tone="thanks">
          <p className="text-title font-strong text-thanks">ขอบคุณที่ช่วยกัน</p>
          <p>ความดีเดือนนี้ของหมู่บ้าน 1,204 ครั้ง</p>
        </Card>
      </div>
      <Card title="ป้ายสถานะ">
        <div className="flex flex-wrap gap-2">
          {(['ISSUED', 'USED', 'CANCELLED', 'EXPIRED', 'REVERSED', 'RELEASED'] as const).map((state) => (
            <StateBadge key={state} of="voucher" state={state} />
          ))}
          {(['APPLIED', 'CHANGES_REQUESTED', 'APPROVED', 'SUSPENDED', 'DECLINED'] as const).map((state) => (
            <StateBadge key={state} of="merchant" state={state} />
          ))}
          <Badge tone="thanks">ขอบคุณ</Badge>
        </div>
      </Card>
      <Card title="ข้อความและหน้าต่าง">
        <div className="flex flex-wrap gap-3">
          <Button
            onPress={() =>
              showToast({
                message: 'อนุมัติร้านข้าวแกงแม่ประภาแล้ว',
                tone: 'done',
                action: { label: 'เลิกทำ', onPress: () => undefined },
                seconds: 10,
              })
            }
          >
            ข้อความสั้น
          </Button>
          <Button onPress={() => setOpen(true)}>หน้าต่าง</Button>
          <Button onPress={() => setScanning((now) => !now)}>กล้อง</Button>
        </div>
        {read !== '' && <p className="pt-3">อ่านได้: {read}</p>}
        {isScanning && (
          <div className="pt-4">
            <QrScanner onCode={setRead} onUnavailable={(problem) => setRead(problem)} />
          </div>
        )}
        <Dialog
          title="ขอข้อมูลเพิ่มจากร้าน"
          isOpen={isOpen}
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button variant="quiet" onPress={() => setOpen(false)}>
                ไว้ก่อน
              </Button>
              <Button variant="primary" onPress={() => setOpen(false)}>
                ส่งให้ร้าน
              </Button>
            </>
          }
        >
          ร้านจะเห็นข้อความนี้ทั้งหมด
        </Dialog>
      </Card>
    </>
  );
}
