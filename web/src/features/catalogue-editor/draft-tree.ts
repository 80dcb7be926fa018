import type { CatalogueEditorQuery } from './catalogue-editor.generated.ts';

export type EditedNetwork = NonNullable<CatalogueEditorQuery['network']>;
export type Draft = NonNullable<EditedNetwork['catalogueDraft']>;
export type DraftCategory = Draft['categories'][number];
export type DraftDeed = DraftCategory['deeds'][number];
export type DraftIndicator = DraftDeed['indicators'][number];
