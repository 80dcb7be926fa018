import { t } from '@lingui/core/macro';
import * as v from 'valibot';
import type { Language } from '../../i18n/language.ts';
import { localizedText } from '../../lib/one-language.ts';
import { isPhone } from '../../lib/thai-phone.ts';
import { graphemeCount } from '../../lib/thai-text.ts';
import { readMapPoint } from '../place-picker/map-point.ts';

const nameLimit = 120;
const addressLimit = 300;

const picture = v.nullable(v.object({ pictureId: v.string(), url: v.string() }));

const fields = {
  networkId: v.string(),
  name: v.string(),
  /** The name in the other language, for those who want to give it. */
  otherName: v.string(),
  phone: v.string(),
  category: v.string(),
  address: v.string(),
  /** A village or an area of the network's list; empty for none. */
  placeId: v.string(),
  /** Coordinates or a link from a map; filled by "use my position". */
  point: v.string(),
  picture,
  description: v.string(),
  /** Its other language: not asked for here, but kept when it is there. */
  otherDescription: v.string(),
};

/** What may lie in this tab from before: anything of the right shape, right or wrong. */
export const applicationDraft = v.object(fields);

export type ApplicationValues = v.InferOutput<typeof applicationDraft>;

const short = (limit: number) =>
  v.check(
    (text: string) => graphemeCount(text) <= limit,
    () => t`At most ${limit} characters`,
  );

/** What can be told before it is sent; the server has the last word. */
const applicationFields = v.object({
  ...fields,
  networkId: v.pipe(
    v.string(),
    v.nonEmpty(() => t`Choose a network`),
  ),
  name: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => t`Fill in the shop’s name`),
    short(nameLimit),
  ),
  phone: v.pipe(
    v.string(),
    v.check(isPhone, () => t`A number to call, for example 081-234-5678`),
  ),
  category: v.pipe(
    v.string(),
    v.nonEmpty(() => t`Choose what kind of shop it is`),
  ),
  address: v.pipe(v.string(), v.trim(), short(addressLimit)),
  point: v.pipe(
    v.string(),
    v.check(
      (text) => text.trim() === '' || readMapPoint(text) !== null,
      () => t`There is no point in this. Coordinates look like 14.0307, 99.6812`,
    ),
  ),
  description: v.pipe(v.string(), v.trim(), short(2_000)),
});

/** `hasPlace`: the form asks where the shop is, so that one of the three ways is taken. */
export function applicationSchema(hasPlace: boolean) {
  if (!hasPlace) return applicationFields;
  return v.pipe(
    applicationFields,
    v.forward(
      v.partialCheck(
        [['address'], ['point'], ['placeId']],
        ({ address, point, placeId }) => address.trim() !== '' || point.trim() !== '' || placeId !== '',
        () => t`Choose the village, write the address, or use your position`,
      ),
      ['address'],
    ),
  );
}

export const emptyApplication: ApplicationValues = {
  networkId: '',
  name: '',
  otherName: '',
  phone: '',
  category: '',
  address: '',
  placeId: '',
  point: '',
  picture: null,
  description: '',
  otherDescription: '',
};

/** What both mutations take: an application is sent whole, the first time and again. */
export function applicationInput(values: ApplicationValues, language: Language) {
  const point = readMapPoint(values.point);
  return {
    name: localizedText(values.name, values.otherName, language),
    phone: values.phone,
    category: values.category,
    address: values.address.trim() === '' ? null : values.address.trim(),
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    placeId: values.placeId === '' ? null : values.placeId,
    description: localizedText(values.description, values.otherDescription, language),
    pictureId: values.picture?.pictureId ?? null,
  };
}

/** The fields of the form that the server's paths speak of. */
export const fieldByPath: Record<string, keyof ApplicationValues> = {
  latitude: 'point',
  longitude: 'point',
  pictureId: 'picture',
};
