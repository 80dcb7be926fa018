/** Who a how-to is for; each is a tab. */
export type Audience = 'member' | 'shop' | 'coordinator';

/** One short how-to: what a person wants, and what to press, step by step. */
export interface HelpArticle {
  id: string;
  title: string;
  steps: readonly string[];
  /** One sentence that takes a worry away. */
  note?: string;
}

export type HelpArticles = Record<Audience, readonly HelpArticle[]>;
