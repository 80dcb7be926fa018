import { useLingui } from '@lingui/react/macro';
import { Images } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { TriggerButton } from '../../design/components/TriggerButton.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { readQrPicture } from '../../lib/read-qr-picture.ts';

/** Reads a voucher from a picture that the customer sent, or a screenshot. */
export function PicturePicker({ onText }: { onText: (text: string) => void }) {
  const { t } = useLingui();
  const [isReading, setReading] = useState(false);

  async function read(file: File): Promise<void> {
    setReading(true);
    const text = await readQrPicture(file);
    setReading(false);
    if (text === null) showToast({ message: t`No QR code was found in this picture.`, tone: 'stop' });
    else onText(text);
  }

  return (
    <FileTrigger
      acceptedFileTypes={['image/*']}
      onSelect={(files) => {
        const file = files?.[0];
        if (file) void read(file);
      }}
    >
      <TriggerButton icon={Images}>{isReading ? t`Reading the picture` : t`A picture`}</TriggerButton>
    </FileTrigger>
  );
}
