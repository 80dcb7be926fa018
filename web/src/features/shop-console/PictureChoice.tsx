import { useLingui } from '@lingui/react/macro';
import { Images } from 'lucide-react';
import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { Button } from '../../design/components/Button.tsx';
import { fieldLabel } from '../../design/components/field-styles.ts';
import { PictureUpload } from '../../design/components/PictureUpload.tsx';
import { Sheet } from '../../design/components/Sheet.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { pictureUrl } from '../../lib/pictures.ts';
import type { UploadedPicture } from '../../lib/upload-picture.ts';
import { offerPictures } from './offer-pictures.ts';

export interface PictureChoiceProps {
  /** The picture of the app that is shown now, by hand or by the title. */
  shownKey: string;
  upload: UploadedPicture | null;
  /** An uploaded picture that the offer has already. */
  currentUrl: string | undefined;
  onKey: (key: string) => void;
  onUpload: (picture: UploadedPicture | null) => void;
  error: string | undefined;
  /** See `PictureUpload`. */
  onArrival: (arrival: Promise<boolean>) => void;
}

/** Another picture than the suggested one: a photo of one's own, or one of the app's. */
export function PictureChoice({
  shownKey,
  upload,
  currentUrl,
  onKey,
  onUpload,
  error,
  onArrival,
}: PictureChoiceProps) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button icon={Images} onPress={() => setOpen(true)}>
        {t`Another picture`}
      </Button>
      {error !== undefined && (
        <p role="alert" className="text-stop">
          {error}
        </p>
      )}
      <Sheet
        title={t`Picture of the offer`}
        isOpen={isOpen}
        onClose={close}
        footer={
          <Button variant="primary" isFullWidth onPress={close}>
            {t`Take this picture`}
          </Button>
        }
      >
        <div className="flex flex-col gap-6">
          <PictureUpload
            label={t`A photo of your own`}
            value={upload}
            onChange={onUpload}
            currentUrl={currentUrl}
            onUpload={onArrival}
          />
          <RadioGroup
            value={upload === null ? shownKey : null}
            onChange={(key) => {
              onUpload(null);
              onKey(key);
            }}
            className="flex flex-col gap-2"
          >
            <Label className={fieldLabel}>{t`Or one of these`}</Label>
            <div className="grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-2">
              {offerPictures.map((picture) => (
                <Radio
                  key={picture.key}
                  value={picture.key}
                  className="flex cursor-pointer flex-col items-center gap-1 rounded-field border-[1.5px] border-rule p-2 text-center hovered:bg-page-sunken focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-focus selected:border-done selected:bg-done-tint selected:font-strong"
                >
                  <img
                    src={pictureUrl(picture.key)}
                    alt=""
                    width={56}
                    height={56}
                    loading="lazy"
                    className="size-14"
                  />
                  <span>{language === 'th' ? picture.th[0] : picture.en[0]}</span>
                </Radio>
              ))}
            </div>
          </RadioGroup>
        </div>
      </Sheet>
    </>
  );
}
