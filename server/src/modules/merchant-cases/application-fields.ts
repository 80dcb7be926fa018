import type { MerchantField } from '../../platform/generated/enums.ts';
import type { MerchantChange, MerchantRow } from '../merchants/merchant-store.ts';

type Column = keyof MerchantChange;

/** Which columns make up each part of an application. */
const columns: Readonly<Record<MerchantField, readonly Column[]>> = {
  NAME: ['nameTh', 'nameEn'],
  PHONE: ['phone'],
  CATEGORY: ['categoryCode'],
  PLACE: ['address', 'latitude', 'longitude', 'placeId'],
  PICTURE: ['pictureId'],
  DESCRIPTION: ['descriptionTh', 'descriptionEn'],
};

/** Where in the input of a revision each part is. */
export const inputPath: Readonly<Record<MerchantField, string>> = {
  NAME: 'name',
  PHONE: 'phone',
  CATEGORY: 'category',
  PLACE: 'address',
  PICTURE: 'pictureId',
  DESCRIPTION: 'description',
};

/** The parts that a change would leave other than they are. */
export function changedFields(merchant: MerchantRow, change: MerchantChange): MerchantField[] {
  return (Object.keys(columns) as MerchantField[]).filter((field) =>
    columns[field].some((column) => change[column] !== undefined && change[column] !== merchant[column]),
  );
}

/** What a place or a category is called, for the timeline: their names may change later. */
export interface FieldNames {
  readonly category: string;
  readonly place: string | null;
}

/** A part of an application in words, for people; null when there is nothing. */
export function fieldText(field: MerchantField, merchant: MerchantRow, names: FieldNames): string | null {
  switch (field) {
    case 'NAME':
      return lines(merchant.nameTh, merchant.nameEn);
    case 'PHONE':
      return merchant.phone;
    case 'CATEGORY':
      return names.category;
    case 'PLACE':
      return lines(merchant.address, names.place, pointText(merchant));
    case 'PICTURE':
      return merchant.pictureId === null && merchant.pictureKey === null ? null : '📷';
    case 'DESCRIPTION':
      return lines(merchant.descriptionTh, merchant.descriptionEn);
    default:
      return field satisfies never;
  }
}

/** Each once, one a line. */
function lines(...parts: readonly (string | null)[]): string | null {
  const given = [...new Set(parts.filter((part) => part !== null && part !== ''))];
  return given.length === 0 ? null : given.join('\n');
}

function pointText({ latitude, longitude }: MerchantRow): string | null {
  return latitude === null || longitude === null ? null : `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}
