import { Gift } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Checkbox } from '../components/Checkbox.tsx';
import { DateField } from '../components/DateField.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { PhotoField } from '../components/PhotoField.tsx';
import { PointsField } from '../components/PointsField.tsx';
import { RadioGroup } from '../components/RadioGroup.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { SegmentedControl } from '../components/SegmentedControl.tsx';
import { Select } from '../components/Select.tsx';
import { Switch } from '../components/Switch.tsx';
import { TextArea } from '../components/TextArea.tsx';
import { TextField } from '../components/TextField.tsx';

/** Fields and buttons. */
export function GalleryForms() {
  const [points, setPoints] = useState(20);
  const [category, setCategory] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>('2026-12-31');
  const [photo, setPhoto] = useState<File | null>(null);
  const [words, setWords] = useState('น้ำข้นหรือน้ำใส เลือกได้ที่ร้าน');
  return (
    <>
      <Card title="ปุ่ม">
        <div className="flex flex-col items-start gap-4">
          <Button variant="primary" size="large" icon={Gift}>
            แลก 20 แต้ม
          </Button>
          <div className="flex flex-wrap gap-3">
            <Button variant="primary">บันทึก</Button>
            <Button variant="done">ใช้คูปอง</Button>
            <Button>ขอข้อมูลเพิ่ม</Button>
            <Button variant="quiet">ไว้ก่อน</Button>
          </div>
          <div className="flex flex-wrap gap-3">
            <Button variant="primary" isPending>
              กำลังแลก
            </Button>
            <Button isDisabled>แลกไม่ได้</Button>
            <LinkButton to="/design">ดูทั้งหมด</LinkButton>
            <IconButton icon={Gift} label="แลก" />
            <IconButton icon={Gift} label="แลก" variant="outline" />
            <IconButton icon={Gift} label="แลก" variant="primary" />
          </div>
        </div>
      </Card>
      <Card title="ของแลกใหม่">
        <div className="flex flex-col gap-6">
          <TextField label="ชื่อของแลก" hint="สั้นและชัด เช่น ก๋วยเตี๋ยวเรือ 1 ชาม" />
          <TextField label="เบอร์โทรศัพท์" defaultValue="0812" error="เบอร์โทรศัพท์ต้องมี 9 ถึง 10 ตัว" />
          <TextField label="รหัสคูปอง" isCode defaultValue="KD7Q 2M4X WP" />
          <PointsField label="ใช้กี่แต้ม" value={points} onChange={setPoints} />
          <TextArea label="รายละเอียด" countLimit={300} value={words} onChange={setWords} />
          <Select
            label="ประเภทร้าน"
            options={[
              { id: 'FOOD', label: 'อาหาร' },
              { id: 'HAIR', label: 'ตัดผม' },
              { id: 'FARM', label: 'ผลผลิตจากสวน' },
            ]}
            value={category}
            onChange={setCategory}
          />
          <DateField label="รับแลกถึงวันที่" value={day} onChange={setDay} />
        </div>
      </Card>
      <Card title="ตัวเลือก">
        <div className="flex flex-col gap-6">
          <SearchField label="ค้นหาของแลกหรือร้าน" defaultValue="กาแฟ" />
          <SegmentedControl
            label="แสดง"
            defaultValue="all"
            options={[
              { id: 'all', label: 'ทั้งหมด' },
              { id: 'now', label: 'แลกได้ตอนนี้' },
            ]}
          />
          <RadioGroup
            label="คูปองที่ออกไปแล้ว"
            defaultValue="HONOUR"
            options={[
              { id: 'HONOUR', label: 'ให้ใช้ต่อได้จนหมดอายุ' },
              { id: 'RETURN', label: 'คืนแต้มให้สมาชิกทันที', hint: 'สมาชิกได้รับแจ้งพร้อมเหตุผล' },
            ]}
          />
          <Checkbox defaultSelected>รับทราบว่าแต้มแลกเป็นเงินไม่ได้</Checkbox>
          <Checkbox>แจ้งเตือนทางอีเมลด้วย</Checkbox>
          <Switch label="แจ้งเตือน" hint="ยกเว้น 20:00 ถึง 7:00 น." />
          <PhotoField label="รูปหน้าร้าน" value={photo} onChange={setPhoto} hint="ไม่ต้องมีคนในรูป" />
        </div>
      </Card>
    </>
  );
}
