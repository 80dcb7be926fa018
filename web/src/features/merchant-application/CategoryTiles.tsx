import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { fieldGroup, fieldLabel } from '../../design/components/field-styles.ts';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { pictureUrl } from '../../lib/pictures.ts';
import { CategoryTilesDocument } from './category-tiles.generated.ts';

export interface CategoryTilesProps {
  networkSlug: string;
  name: string;
  value: string;
  onChange: (code: string) => void;
  onBlur: () => void;
  error: string | undefined;
}

/** What kind of shop it is: pictures to tap, all seen at once. */
export function CategoryTiles({ networkSlug, error, ...field }: CategoryTilesProps) {
  const { t } = useLingui();
  const {
    data,
    error: failure,
    refetch,
  } = useQuery(CategoryTilesDocument, { variables: { slug: networkSlug } });
  // The kind that was chosen may have been merged away meanwhile.
  useEffect(() => {
    if (error !== undefined) refetch().catch(() => undefined);
  }, [error, refetch]);
  if (failure && !data) return <ErrorState error={failure} onRetry={refetch} />;
  if (!data) return <Skeleton shape="card" count={1} />;
  const all = data.network?.categories ?? [];
  // What only holds others together is no kind that a shop would choose.
  const offered = all.filter(
    ({ code, shopCount }) => shopCount > 0 || !all.some(({ parentCode }) => parentCode === code),
  );
  return (
    <RadioGroup {...field} isInvalid={error !== undefined} validationBehavior="aria" className={fieldGroup}>
      <Label className={fieldLabel}>{t`Kind of shop`}</Label>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(5.25rem,1fr))] gap-2">
        {offered.map((category) => (
          <Radio
            key={category.code}
            value={category.code}
            className="flex min-h-28 cursor-pointer flex-col items-center justify-start gap-1 rounded-field border-[1.5px] border-rule-strong bg-page px-1.5 py-3 text-center text-ink transition-colors hovered:bg-page-sunken focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-focus selected:border-done selected:bg-done-tint selected:font-strong"
          >
            <img
              src={pictureUrl(category.picture?.key ?? 'fluent:convenience-store')}
              alt=""
              width={48}
              height={48}
              className="size-12"
            />
            <span>{category.name}</span>
          </Radio>
        ))}
      </div>
      <FieldError className="text-stop">{error}</FieldError>
    </RadioGroup>
  );
}
