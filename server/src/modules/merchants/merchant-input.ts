import { localizedTextProblems } from '../../graphql/localized-text-input.ts';
import { type LocalizedText, localizedText, plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import type { MerchantChange } from './merchant-store.ts';
import { normalizePhone } from './phone-number.ts';

/** As it came; left out (undefined) is not the same as emptied (null). */
export interface MerchantInput {
  readonly name?: TextInput | null | undefined;
  readonly description?: TextInput | null | undefined;
  readonly openingHours?: TextInput | null | undefined;
  readonly phone?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
}

interface TextInput {
  readonly th?: string | null | undefined;
  readonly en?: string | null | undefined;
}

export interface MerchantReading {
  readonly change: Pick<
    MerchantChange,
    | 'nameTh'
    | 'nameEn'
    | 'descriptionTh'
    | 'descriptionEn'
    | 'openingHoursTh'
    | 'openingHoursEn'
    | 'phone'
    | 'categoryCode'
    | 'address'
    | 'latitude'
    | 'longitude'
  >;
  readonly problems: readonly FieldProblem[];
}

const limits = { name: 120, description: 2_000, openingHours: 300, address: 300 } as const;

const notANumber: Message = {
  th: 'กรุณากรอกเบอร์โทร เช่น 081-234-5678',
  en: 'Please enter a telephone number, for example 081-234-5678.',
};
const bothOrNone: Message = {
  th: 'ต้องใส่ละติจูดและลองจิจูดคู่กัน',
  en: 'Latitude and longitude go together.',
};
const offTheMap: Message = { th: 'ไม่มีพิกัดนี้บนแผนที่', en: 'There is no such place on the map.' };

/**
 * What the input says about the shop, tidied, and everything that is wrong with it. What was left out is left out of the
 * change; an emptied text is the empty string. Whether the category exists is for the caller to ask.
 */
export function readMerchantInput(input: MerchantInput): MerchantReading {
  const problems: FieldProblem[] = [];
  const text = (field: 'name' | 'description' | 'openingHours'): LocalizedText | null => {
    const given = input[field];
    if (given === undefined) return null;
    const isRequired = field === 'name';
    const value = isRequired ? oneLine(localizedText(given ?? {})) : localizedText(given ?? {});
    problems.push(...localizedTextProblems([field], value, { isRequired, maximumLength: limits[field] }));
    return value;
  };
  const name = text('name');
  const description = text('description');
  const openingHours = text('openingHours');
  return {
    change: {
      ...(name === null ? {} : { nameTh: name.th, nameEn: name.en }),
      ...(description === null ? {} : { descriptionTh: description.th, descriptionEn: description.en }),
      ...(openingHours === null ? {} : { openingHoursTh: openingHours.th, openingHoursEn: openingHours.en }),
      ...readPhone(input.phone, problems),
      ...(input.category == null ? {} : { categoryCode: input.category }),
      ...readAddress(input.address, problems),
      ...readPlace(input, problems),
    },
    problems,
  };
}

function readPhone(phone: string | null | undefined, problems: FieldProblem[]): { phone?: string } {
  // A shop cannot be without a number: null leaves the one that it has.
  if (phone == null) return {};
  const normalized = normalizePhone(phone);
  if (normalized !== null) return { phone: normalized };
  problems.push({ path: ['phone'], message: notANumber });
  return {};
}

function readAddress(
  address: string | null | undefined,
  problems: FieldProblem[],
): { address?: string | null } {
  if (address === undefined) return {};
  const tidy = singleLine(address ?? '');
  const message = plainTextProblem(tidy, { minimumLength: 0, maximumLength: limits.address });
  if (message !== null) problems.push({ path: ['address'], message });
  return { address: tidy === '' ? null : tidy };
}

function readPlace(
  input: MerchantInput,
  problems: FieldProblem[],
): { latitude?: number | null; longitude?: number | null } {
  const { latitude, longitude } = input;
  if (latitude === undefined && longitude === undefined) return {};
  if (latitude == null || longitude == null) {
    if (latitude == null && longitude == null) return { latitude: null, longitude: null };
    problems.push({ path: [latitude == null ? 'latitude' : 'longitude'], message: bothOrNone });
    return {};
  }
  if (!(Math.abs(latitude) <= 90)) problems.push({ path: ['latitude'], message: offTheMap });
  if (!(Math.abs(longitude) <= 180)) problems.push({ path: ['longitude'], message: offTheMap });
  return { latitude, longitude };
}

function oneLine(text: LocalizedText): LocalizedText {
  return { th: singleLine(text.th), en: singleLine(text.en) };
}

/** A name is one line, however it was pasted. */
export function singleLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Left out: as it was. An upload takes the place of one that ships with the app. */
export function pictureChange(
  given: string | null | undefined,
  pictureId: string | null,
): Pick<MerchantChange, 'pictureId' | 'pictureKey'> {
  if (given === undefined) return {};
  return pictureId === null ? { pictureId } : { pictureId, pictureKey: null };
}

const reasonLimit = 1_000;

/** The reason of a decision, tidied, and what is wrong with it: 1 to 1,000 characters that the applicant sees whole. */
export function readReason(reason: string): { reason: string; problems: readonly FieldProblem[] } {
  const tidy = reason.trim();
  const message =
    plainTextProblem(tidy, { minimumLength: 1, maximumLength: reasonLimit }) ??
    // The column counts code points, and a grapheme may have several.
    ([...tidy].length > reasonLimit ? tooLong : null);
  return { reason: tidy, problems: message === null ? [] : [{ path: ['reason'], message }] };
}

const tooLong: Message = {
  th: `ยาวเกิน ${reasonLimit} ตัวอักษร`,
  en: `Longer than ${reasonLimit} characters.`,
};
