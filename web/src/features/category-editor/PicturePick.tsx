import { useLingui } from '@lingui/react/macro';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { fieldLabel } from '../../design/components/field-styles.ts';
import { pictureKeys, pictureUrl } from '../../lib/pictures.ts';

export interface PicturePickProps {
  /** Null: none yet. */
  value: string | null;
  onChange: (key: string) => void;
}

/** What the app's pictures are called, by their Unicode name: "curry rice". */
const nameOf = (key: string) => key.slice(key.indexOf(':') + 1).replaceAll('-', ' ');

/** One of the pictures that ship with the app. */
export function PicturePick({ value, onChange }: PicturePickProps) {
  const { t } = useLingui();
  return (
    <div className="flex flex-col gap-2">
      {value !== null && <img src={pictureUrl(value)} alt="" width={64} height={64} className="size-16" />}
      <Disclosure title={t`Choose a picture`}>
        <RadioGroup value={value} onChange={onChange} className="flex flex-col gap-2">
          <Label className={fieldLabel}>{t`Picture of the category`}</Label>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(3.5rem,1fr))] gap-1">
            {pictureKeys.map((key, index) => (
              <Radio
                key={key}
                value={key}
                aria-label={t`Picture ${index + 1}: ${nameOf(key)}`}
                className="flex size-14 cursor-pointer items-center justify-center rounded-field border-[1.5px] border-transparent hovered:bg-page-sunken focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-focus selected:border-done selected:bg-done-tint"
              >
                <img src={pictureUrl(key)} alt="" width={40} height={40} loading="lazy" className="size-10" />
              </Radio>
            ))}
          </div>
        </RadioGroup>
      </Disclosure>
    </div>
  );
}
