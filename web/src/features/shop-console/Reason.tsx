/** The coordinator's words, whole, as they were written. */
export function Reason({ text }: { text: string }) {
  return <p className="mt-2 border-l-3 border-rule-strong pl-3 whitespace-pre-line">{text}</p>;
}
