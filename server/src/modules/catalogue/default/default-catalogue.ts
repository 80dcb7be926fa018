import type { CatalogueContent } from '../catalogue-content.ts';
import { community } from './community.ts';
import { discipline } from './discipline.ts';
import { family } from './family.ts';
import { nature } from './nature.ts';
import { sufficiency } from './sufficiency.ts';
import { virtues } from './virtues.ts';

/**
 * A catalogue to begin with, written for Kwamdee: of the shape of Nong Sarai's (5 categories, 22 deeds, 63 indicators),
 * and not a copy of it. A network starts from it and makes it its own; what it has not changed says so (origin DEFAULT).
 */
export const defaultCatalogue: CatalogueContent = {
  virtues,
  categories: [family, community, nature, sufficiency, discipline],
};
