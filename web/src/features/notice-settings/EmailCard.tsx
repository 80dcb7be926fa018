import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { AskForEmailConfirmationDocument } from './notice-settings.generated.ts';

/** Mail goes to an address only when its owner has said that it is theirs. */
export function EmailCard({ email }: { email: string }) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const [ask, { data, loading }] = useMutation(AskForEmailConfirmationDocument);
  const [hasFailed, setHasFailed] = useState(false);
  const result = data?.sendEmailConfirmation;
  const send = async () => {
    setHasFailed(false);
    try {
      await ask({ variables: { language: language === 'en' ? 'EN' : 'TH' } });
    } catch (cause) {
      setHasFailed(true);
      showFailure(cause);
    }
  };
  return (
    <Card title={t`By e-mail`}>
      <div className="flex flex-col items-start gap-4">
        <p className="break-words">
          <Trans>Notices can come to {email}, once you have confirmed that it is yours.</Trans>
        </p>
        {result?.__typename === 'SendEmailConfirmationSuccess' && !hasFailed ? (
          <Notice tone="done" title={t`Look into your mail`}>
            <Trans>We have sent a link to {result.email}. Press it, and you are done.</Trans>
          </Notice>
        ) : (
          <Button icon={Mail} isPending={loading} onPress={send}>{t`Send me the link`}</Button>
        )}
        {result?.__typename === 'StateError' && <Notice tone="wait" title={result.message} />}
      </div>
    </Card>
  );
}
