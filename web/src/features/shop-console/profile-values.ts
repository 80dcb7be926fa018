import { t } from '@lingui/core/macro';
import * as v from 'valibot';
import type { Language } from '../../i18n/language.ts';
import { fieldsOf, localizedText } from '../../lib/one-language.ts';
import { formatThaiPhone, isPhone } from '../../lib/thai-phone.ts';
import type { ShopProfileForm_merchantFragment } from './shop-profile.generated.ts';

/** What may lie in this tab from before. */
export const profileDraft = v.object({
  description: v.string(),
  otherDescription: v.string(),
  openingHours: v.string(),
  otherOpeningHours: v.string(),
  phone: v.string(),
  address: v.string(),
  picture: v.nullable(v.object({ pictureId: v.string(), url: v.string() })),
});

export type ProfileValues = v.InferOutput<typeof profileDraft>;

/** What can be told before it is sent; the server has the last word. */
export const profileSchema = v.object({
  ...profileDraft.entries,
  phone: v.pipe(
    v.string(),
    v.check(isPhone, () => t`A number to call, for example 081-234-5678`),
  ),
});

/** The form for the shop as it is. A picture is in it only once another was picked. */
export function valuesOfProfile(
  merchant: ShopProfileForm_merchantFragment,
  language: Language,
): ProfileValues {
  const { descriptionTh, descriptionEn, openingHoursTh, openingHoursEn } = merchant;
  const description = fieldsOf({ th: descriptionTh, en: descriptionEn }, language);
  const hours = fieldsOf({ th: openingHoursTh ?? '', en: openingHoursEn ?? '' }, language);
  return {
    description: description.main,
    otherDescription: description.other,
    openingHours: hours.main,
    otherOpeningHours: hours.other,
    phone: formatThaiPhone(merchant.phone),
    address: merchant.address ?? '',
    picture: null,
  };
}

/** What updateMerchant takes. */
export function profileInput(values: ProfileValues, language: Language) {
  const address = values.address.trim();
  return {
    description: localizedText(values.description, values.otherDescription, language),
    openingHours: localizedText(values.openingHours, values.otherOpeningHours, language),
    phone: values.phone,
    address: address === '' ? null : address,
    ...(values.picture === null ? {} : { pictureId: values.picture.pictureId }),
  };
}
