import type { FragmentType } from '@apollo/client';
import { useFragment, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { dropDraft, readDraft } from '../../lib/form-draft.ts';
import type { FormRefusal } from '../../lib/form-refusal.ts';
import { fieldsOf } from '../../lib/one-language.ts';
import { formatThaiPhone } from '../../lib/thai-phone.ts';
import { formatMapPoint } from '../place-picker/map-point.ts';
import { ApplicationForm } from './ApplicationForm.tsx';
import { type ApplicationValues, applicationDraft, applicationInput } from './application-form.ts';
import { RestOfApplication } from './RestOfApplication.tsx';
import {
  type MerchantField,
  type ReviseApplication_merchantFragment,
  ReviseApplication_merchantFragmentDoc,
  ReviseMerchantApplicationDocument,
} from './revise-application.generated.ts';

function valuesOf(merchant: ReviseApplication_merchantFragment, language: 'th' | 'en'): ApplicationValues {
  const { latitude, longitude } = merchant;
  const name = fieldsOf({ th: merchant.nameTh, en: merchant.nameEn }, language);
  const description = fieldsOf({ th: merchant.descriptionTh, en: merchant.descriptionEn }, language);
  return {
    networkId: merchant.network.id,
    name: name.main,
    otherName: name.other,
    phone: formatThaiPhone(merchant.phone),
    category: merchant.category.code,
    address: merchant.address ?? '',
    placeId: merchant.place?.id ?? '',
    point: latitude === null || longitude === null ? '' : formatMapPoint({ latitude, longitude }),
    picture: null,
    description: description.main,
    otherDescription: description.other,
  };
}

/** What goes with each part of the application: the rest stays as it is. */
function askedInput(
  input: Omit<ReturnType<typeof applicationInput>, 'pictureId'>,
  asked: readonly MerchantField[],
) {
  const { name, phone, category, address, latitude, longitude, placeId, description } = input;
  return {
    ...(asked.includes('NAME') ? { name } : {}),
    ...(asked.includes('PHONE') ? { phone } : {}),
    ...(asked.includes('CATEGORY') ? { category } : {}),
    ...(asked.includes('PLACE') ? { address, latitude, longitude, placeId } : {}),
    ...(asked.includes('DESCRIPTION') ? { description } : {}),
  };
}

function Revise({ merchant }: { merchant: ReviseApplication_merchantFragment }) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const [revise] = useMutation(ReviseMerchantApplicationDocument);
  const draftKey = `kwamdee.revise.${merchant.id}`;
  const asked = merchant.changesAsked ?? [];

  async function send(values: ApplicationValues): Promise<FormRefusal | null> {
    const { pictureId, ...all } = applicationInput(values, language);
    const input = asked.length === 0 ? all : askedInput(all, asked);
    try {
      const { data } = await revise({
        variables: {
          // Without a new photo the one that is there stays.
          input: { merchantId: merchant.id, ...input, ...(pictureId === null ? {} : { pictureId }) },
        },
      });
      const result = data?.reviseMerchantApplication;
      switch (result?.__typename) {
        case 'ReviseMerchantApplicationSuccess':
          dropDraft(draftKey);
          showToast({ message: t`Sent again. Thank you for the answer.`, tone: 'thanks' });
          return null;
        case 'ValidationError':
          return { message: result.message, fields: result.fields };
        case 'StateError':
        case 'ForbiddenError':
          return { message: result.message, fields: [] };
        case undefined:
          return null;
        default:
          return result satisfies never;
      }
    } catch (error) {
      showFailure(error);
      return null;
    }
  }

  return (
    <>
      {asked.length > 0 && <RestOfApplication merchant={merchant} asked={asked} />}
      <ApplicationForm
        {...(asked.length > 0 ? { only: asked } : {})}
        defaultValues={readDraft(draftKey, applicationDraft) ?? valuesOf(merchant, language)}
        draftKey={draftKey}
        slugOf={() => merchant.network.slug}
        currentPictureUrl={merchant.picture?.url ?? undefined}
        submitLabel={t`Send it again`}
        onSend={send}
      />
    </>
  );
}

/** The application with everything that was written, to put right what the coordinators ask for, and send it again. */
export function ReviseApplication({
  merchant,
}: {
  merchant: FragmentType<ReviseApplication_merchantFragment>;
}) {
  const { data, complete } = useFragment({ fragment: ReviseApplication_merchantFragmentDoc, from: merchant });
  return complete ? <Revise merchant={data} /> : null;
}
