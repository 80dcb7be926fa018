import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp, Check, Merge, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { RefusalNotice } from '../../design/components/RefusalNotice.tsx';
import { Select } from '../../design/components/Select.tsx';
import { Sheet } from '../../design/components/Sheet.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import {
  CreateCategoryDocument,
  MergeCategoryDocument,
  MoveCategoryDocument,
  RemoveShopKindDocument,
  UpdateCategoryDocument,
} from './category-edits.generated.ts';
import type { CategoryTreeQuery } from './category-tree.generated.ts';
import { PicturePick } from './PicturePick.tsx';
import { neighbourAfterStep, possibleMerges, possibleParents } from './places.ts';
import { useCategoryEdit } from './use-category-edit.ts';

export type Category = NonNullable<CategoryTreeQuery['network']>['categories'][number];

export interface CategorySheetProps {
  networkId: string;
  tree: readonly Category[];
  /** Null: a new one. */
  category: Category | null;
  onClose: () => void;
}

const root = 'root';
const deepest = 3;

/** One kind of shop: its names and picture, its place in the tree; made part of another, or removed. */
export function CategorySheet({ networkId, tree, category, onClose }: CategorySheetProps) {
  const { t } = useLingui();
  const { run, isRunning, messages } = useCategoryEdit();
  const [nameTh, setNameTh] = useState(category?.nameTh ?? '');
  const [nameEn, setNameEn] = useState(category?.nameEn ?? '');
  const [pictureKey, setPictureKey] = useState(category?.picture?.key ?? null);
  const [parentCode, setParentCode] = useState(category?.parentCode ?? null);
  const [create] = useMutation(CreateCategoryDocument);
  const [update] = useMutation(UpdateCategoryDocument);
  const [move] = useMutation(MoveCategoryDocument);
  const parents =
    category === null ? tree.filter(({ depth }) => depth < deepest) : possibleParents(tree, category.code);
  const name = { th: nameTh, en: nameEn };

  async function save() {
    if (category === null) {
      const input = { networkId, name, pictureKey, parentCode };
      const isDone = await run(async () => (await create({ variables: { input } })).data?.createCategory);
      if (isDone) onClose();
      return;
    }
    const { code } = category;
    const isNamed = await run(
      async () =>
        (await update({ variables: { input: { networkId, code, name, pictureKey } } })).data?.updateCategory,
    );
    if (!isNamed) return;
    if (parentCode === category.parentCode) return onClose();
    const isMoved = await run(
      async () => (await move({ variables: { input: { networkId, code, parentCode } } })).data?.moveCategory,
    );
    if (isMoved) onClose();
  }

  return (
    <Sheet
      title={category?.name ?? t`A new category`}
      isOpen
      onClose={onClose}
      footer={
        <Button variant="primary" icon={Check} isPending={isRunning} onPress={() => void save()}>
          <Trans>Save the category</Trans>
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <TextField
          label={t`Name in Thai`}
          value={nameTh}
          onChange={setNameTh}
          error={messages['name.th'] ?? messages['name']}
        />
        <TextField
          label={t`Name in English`}
          hint={t`May be left out: the Thai name is shown then.`}
          value={nameEn}
          onChange={setNameEn}
          error={messages['name.en']}
        />
        <PicturePick value={pictureKey} onChange={setPictureKey} />
        <Select
          label={t`Part of`}
          value={parentCode ?? root}
          onChange={(id) => setParentCode(id === root ? null : id)}
          error={messages['parentCode']}
          options={[
            { id: root, label: t`Nothing: it stands by itself` },
            ...parents.map((each) => ({ id: each.code, label: each.name })),
          ]}
        />
        <RefusalNotice
          messages={[messages[''], messages['networkId'], messages['code']].filter((text) => text != null)}
        />
        {category !== null && (
          <PlaceOfCategory networkId={networkId} tree={tree} category={category} onClose={onClose} />
        )}
      </div>
    </Sheet>
  );
}

/** What is done with a kind as a whole. Each takes effect at once. */
function PlaceOfCategory({
  networkId,
  tree,
  category,
  onClose,
}: CategorySheetProps & { category: Category }) {
  const { t } = useLingui();
  const { run, isRunning, messages } = useCategoryEdit();
  const [intoCode, setIntoCode] = useState<string | null>(null);
  const [move] = useMutation(MoveCategoryDocument);
  const [merge] = useMutation(MergeCategoryDocument);
  const [remove] = useMutation(RemoveShopKindDocument);
  const { code, parentCode } = category;
  const isParent = tree.some((each) => each.parentCode === code);
  const into = possibleMerges(tree, code);

  const step = (way: 'up' | 'down') => {
    const beforeCode = neighbourAfterStep(tree, code, way);
    if (beforeCode === undefined) return;
    void run(
      async () =>
        (await move({ variables: { input: { networkId, code, parentCode, beforeCode } } })).data
          ?.moveCategory,
    );
  };
  const finish = async (send: Parameters<typeof run>[0]) => {
    if (await run(send)) onClose();
  };

  return (
    <div className="flex flex-col gap-5 border-t border-rule pt-5">
      <div className="flex flex-wrap gap-3">
        <Button
          icon={ArrowUp}
          isDisabled={isRunning || neighbourAfterStep(tree, code, 'up') === undefined}
          onPress={() => step('up')}
        >
          <Trans>One place up</Trans>
        </Button>
        <Button
          icon={ArrowDown}
          isDisabled={isRunning || neighbourAfterStep(tree, code, 'down') === undefined}
          onPress={() => step('down')}
        >
          <Trans>One place down</Trans>
        </Button>
      </div>
      {into.length > 0 && (
        <div className="flex flex-col gap-3">
          <Select
            label={t`Make it one with another`}
            hint={t`Its shops and its parts go there, and this one is gone.`}
            placeholder={t`Choose a category`}
            value={intoCode}
            onChange={setIntoCode}
            error={messages['intoCode']}
            options={into.map((each) => ({ id: each.code, label: each.name }))}
          />
          <div>
            <Button
              icon={Merge}
              isDisabled={intoCode === null || isRunning}
              onPress={() =>
                void finish(
                  async () =>
                    (await merge({ variables: { input: { networkId, code, intoCode: intoCode ?? '' } } }))
                      .data?.mergeCategory,
                )
              }
            >
              <Trans>Make them one</Trans>
            </Button>
          </div>
        </div>
      )}
      {!category.isInUse && !isParent && (
        <div>
          <Button
            icon={Trash2}
            isDisabled={isRunning}
            onPress={() =>
              void finish(
                async () =>
                  (await remove({ variables: { input: { networkId, code } } })).data?.removeCategory,
              )
            }
          >
            <Trans>Remove the category</Trans>
          </Button>
        </div>
      )}
      <RefusalNotice
        messages={[messages[''], messages['code'], messages['parentCode'], messages['beforeCode']].filter(
          (text) => text != null,
        )}
      />
    </div>
  );
}
