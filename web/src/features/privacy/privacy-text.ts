/** A row of "who sees what". */
export interface Viewing {
  who: string;
  sees: string;
  /** What they never see. */
  never: string;
}

export interface PrivacyText {
  lead: string;
  keptTitle: string;
  kept: readonly { what: string; why: string }[];
  neverKeptTitle: string;
  neverKept: readonly string[];
  viewingTitle: string;
  viewingColumns: { who: string; sees: string; never: string };
  viewings: readonly Viewing[];
  rightsTitle: string;
  rights: readonly string[];
}
