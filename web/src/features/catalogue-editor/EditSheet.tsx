import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import {
  PutCategoryDocument,
  PutDeedDocument,
  PutRuleDocument,
  RemoveCategoryDocument,
  RemoveDeedDocument,
  RemoveRuleDocument,
} from './catalogue-edits.generated.ts';
import type { Edited } from './DraftTree.tsx';
import type { Draft, EditedNetwork } from './draft-tree.ts';
import { IndicatorSheet } from './IndicatorSheet.tsx';
import { NameSheet } from './NameSheet.tsx';
import { newCode } from './new-code.ts';
import { newRule, ruleOf } from './rule-form.ts';
import { useDraftEdit } from './use-draft-edit.ts';

export interface EditSheetProps {
  edited: Edited;
  draft: Draft;
  virtues: EditedNetwork['virtues'];
  onClose: () => void;
}

/** The form for what is being edited. The code of something new is drawn once: a repetition adds nothing. */
export function EditSheet({ edited, draft, virtues, onClose }: EditSheetProps) {
  const { t } = useLingui();
  const { run, ...state } = useDraftEdit();
  const [code] = useState(() => codeOf(edited));
  const [putCategory] = useMutation(PutCategoryDocument);
  const [putDeed] = useMutation(PutDeedDocument);
  const [putRule] = useMutation(PutRuleDocument);
  const [removeCategory] = useMutation(RemoveCategoryDocument);
  const [removeDeed] = useMutation(RemoveDeedDocument);
  const [removeRule] = useMutation(RemoveRuleDocument);
  const of = { draftId: draft.id, revision: draft.revision };
  const finish = async (send: Parameters<typeof run>[0]) => {
    if (await run(send)) onClose();
  };
  const variables = { variables: { input: { ...of, code } } };

  switch (edited.kind) {
    case 'category': {
      const { category } = edited;
      const picture = category?.picture?.key ?? null;
      const isEmpty = category?.deeds.length === 0;
      return (
        <NameSheet
          {...state}
          title={category === null ? t({ message: 'A new category', context: 'good deeds' }) : category.name}
          nameTh={category?.nameTh ?? ''}
          nameEn={category?.nameEn ?? ''}
          onSave={(name) =>
            finish(async () => {
              const { data } = await putCategory({ variables: { input: { ...of, code, name, picture } } });
              return data?.putDeedCategory;
            })
          }
          onRemove={
            isEmpty
              ? () => finish(async () => (await removeCategory(variables)).data?.removeDeedCategory)
              : undefined
          }
          onClose={onClose}
        />
      );
    }
    case 'deed': {
      const { deed, category } = edited;
      const isEmpty = deed?.indicators.length === 0;
      return (
        <NameSheet
          {...state}
          title={deed === null ? t`A new deed` : deed.name}
          nameTh={deed?.nameTh ?? ''}
          nameEn={deed?.nameEn ?? ''}
          onSave={(name) =>
            finish(async () => {
              const input = { ...of, code, name, category: category.code };
              return (await putDeed({ variables: { input } })).data?.putCatalogueDeed;
            })
          }
          onRemove={
            isEmpty
              ? () => finish(async () => (await removeDeed(variables)).data?.removeCatalogueDeed)
              : undefined
          }
          onClose={onClose}
        />
      );
    }
    case 'indicator': {
      const { indicator, deed } = edited;
      return (
        <IndicatorSheet
          {...state}
          title={indicator === null ? t`A new way to count` : indicator.name}
          rule={indicator === null ? newRule(code) : ruleOf(indicator)}
          virtues={virtues}
          onSave={(rule) =>
            finish(async () => {
              const input = { ...of, ...rule, deed: deed.code };
              return (await putRule({ variables: { input } })).data?.putIndicator;
            })
          }
          onRemove={
            indicator === null
              ? undefined
              : () => finish(async () => (await removeRule(variables)).data?.removeIndicator)
          }
          onClose={onClose}
        />
      );
    }
    default:
      return edited satisfies never;
  }
}

function codeOf(edited: Edited): string {
  switch (edited.kind) {
    case 'category':
      return edited.category?.code ?? newCode('C');
    case 'deed':
      return edited.deed?.code ?? newCode('D');
    case 'indicator':
      return edited.indicator?.code ?? newCode('I');
    default:
      return edited satisfies never;
  }
}
