import { Trans, useLingui } from '@lingui/react/macro';
import { Download, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { noonOf } from '../../lib/village-day.ts';
import { downloadText } from './download-text.ts';
import {
  groupHead,
  type ProofDocument,
  type ProofVerdict,
  type ProvenLine,
  verifyProof,
} from './verify-proof.ts';

interface ProofCheckProps {
  document: string;
  line: ProvenLine;
  /** Names the file. */
  entryId: string;
}

function Verdict({ verdict, proof }: { verdict: ProofVerdict; proof: ProofDocument }) {
  const { t } = useLingui();
  if (!verdict.isTrue) {
    return (
      <Notice tone="stop" title={t`The proof does not hold`}>
        <Trans>
          Show this page to your coordinator, and keep the file. Something in the books is not as it was
          sealed.
        </Trans>
      </Notice>
    );
  }
  return (
    <Notice tone="done" title={t`This line is sealed, as it stands in your passbook`}>
      <span className="block">
        {proof.published === null ? (
          <Trans>
            It was computed on this device. On Monday its seal is published; until then it leads to this code:
          </Trans>
        ) : (
          <Trans>
            It was computed on this device. It leads to the code that was published for the week of{' '}
            <DateTime value={noonOf(proof.published.week)} />; compare it with the one on the notice board:
          </Trans>
        )}
      </span>
      <code className="block pt-2 font-sans break-words tabular-nums">{groupHead(verdict.head)}</code>
    </Notice>
  );
}

/** Computes the proof on this device, and lets its member keep it. */
export function ProofCheck({ document, line, entryId }: ProofCheckProps) {
  const [verdict, setVerdict] = useState<ProofVerdict | null>(null);
  const proof = JSON.parse(document) as ProofDocument;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        <Button
          variant="primary"
          icon={ShieldCheck}
          onPress={() => {
            verifyProof(proof, line).then(setVerdict).catch(showFailure);
          }}
        >
          <Trans>Check it on this device</Trans>
        </Button>
        <Button icon={Download} onPress={() => downloadText(`proof-${entryId}.json`, document)}>
          <Trans>Keep the proof</Trans>
        </Button>
      </div>
      <div aria-live="polite">{verdict !== null && <Verdict verdict={verdict} proof={proof} />}</div>
    </div>
  );
}
