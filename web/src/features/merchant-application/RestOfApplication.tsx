import { useLingui } from '@lingui/react/macro';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { formatThaiPhone } from '../../lib/thai-phone.ts';
import type { MerchantField, ReviseApplication_merchantFragment } from './revise-application.generated.ts';

export interface RestOfApplicationProps {
  merchant: ReviseApplication_merchantFragment;
  /** What is to be put right: it stands in the form. */
  asked: readonly MerchantField[];
}

/** The parts that nobody asked to change, to read: they stay as they are. */
export function RestOfApplication({ merchant, asked }: RestOfApplicationProps) {
  const { t } = useLingui();
  const none = t`Not written yet`;
  const items: readonly { field: MerchantField; label: string; value: string }[] = [
    {
      field: 'NAME',
      label: t`Name of the shop`,
      value: [...new Set([merchant.nameTh, merchant.nameEn])].filter((name) => name !== '').join(' · '),
    },
    { field: 'PHONE', label: t`Phone number of the shop`, value: formatThaiPhone(merchant.phone) },
    { field: 'CATEGORY', label: t`Kind of shop`, value: merchant.category.name },
    {
      field: 'PLACE',
      label: t`Where the shop is`,
      value: [merchant.place?.name, merchant.address].filter(Boolean).join(' · ') || none,
    },
    { field: 'PICTURE', label: t`A photo of the shop`, value: merchant.picture === null ? none : t`Sent` },
    {
      field: 'DESCRIPTION',
      label: t`About the shop`,
      value: merchant.descriptionTh || merchant.descriptionEn || none,
    },
  ];
  const rest = items.filter(({ field }) => !asked.includes(field));
  if (rest.length === 0) return null;
  return (
    <div className="pb-6">
      <Disclosure title={t`What stays as it is`}>
        <KeyValue items={rest.map(({ label, value }) => ({ label, value }))} />
      </Disclosure>
    </div>
  );
}
