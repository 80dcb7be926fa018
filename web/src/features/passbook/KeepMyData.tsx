import { Trans, useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../i18n/use-language.ts';

const link = 'inline-flex min-h-target items-center underline underline-offset-4';

/** The whole passbook as a file, for a spreadsheet or a program. */
export function KeepMyData({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const address = (format: 'csv' | 'json') =>
    `/api/passbook/export.${format}?network=${encodeURIComponent(slug)}&language=${language}`;
  return (
    <section aria-label={t`Take the passbook with you`} className="border-t border-rule pt-4">
      <p className="text-ink-soft">
        <Trans>Take all your lines with you as a file. They are yours.</Trans>
      </p>
      <p className="flex flex-wrap gap-x-6">
        <a className={link} href={address('csv')} download>
          <Trans>For Excel (CSV)</Trans>
        </a>
        <a className={link} href={address('json')} download>
          <Trans>For programs (JSON)</Trans>
        </a>
      </p>
    </section>
  );
}
