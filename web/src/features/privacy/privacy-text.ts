/** A row of "who sees what". */
export interface Viewing {
  who: string;
  /** Null: nothing at all. */
  sees: string | null;
  /** What they never see; null for the person themselves. */
  never: string | null;
}

export interface PrivacyText {
  lead: string;
  keptTitle: string;
  kept: readonly { what: string; why: string }[];
  neverKeptTitle: string;
  neverKept: readonly string[];
  viewingTitle: string;
  viewings: readonly Viewing[];
  rightsTitle: string;
  rights: readonly string[];
}
