/** One table in one statement. */
interface TableUse {
  readonly table: string;
  /** What its columns are called by. */
  readonly alias: string;
}

/** Words that follow a table without being its alias. */
const noAlias =
  'on|where|join|left|inner|cross|set|order|group|for|limit|values|select|default|union|returning|natural|using|offset|and';

const tableAfter = new RegExp(
  `\\b(?:FROM|JOIN|UPDATE|INTO)\\s+(?:ONLY\\s+|LATERAL\\s+)?(?:"?public"?\\.)?"?(\\w+)"?(?:\\s+(?:AS\\s+)?(?!(?:${noAlias})\\b)"?(\\w+)"?)?`,
  'gi',
);

function tablesIn(statement: string): TableUse[] {
  return [...statement.matchAll(tableAfter)].map(([, table = '', alias]) => ({
    table,
    alias: alias ?? table,
  }));
}

/**
 * The tables of `statement` that are read or written without saying of which network: those of `networkTables` whose
 * network_id is compared with nothing (or, for an INSERT, not written). By the text alone, which is enough for statements
 * that are written as ours are.
 */
export function tablesWithoutNetwork(statement: string, networkTables: ReadonlySet<string>): string[] {
  const uses = tablesIn(statement).filter(({ table }) => networkTables.has(table));
  const missing = uses.filter(({ table, alias }) => {
    const column = uses.length === 1 ? `(?:"?${alias}"?\\.)?"?network_id"?` : `"?${alias}"?\\."?network_id"?`;
    const compared = new RegExp(
      `${column}\\)?\\s*(?:=|IN\\b)|=\\s*\\(?(?:"?public"?\\.)?${column}(?!\\w)`,
      'i',
    );
    const inserted = new RegExp(`INTO\\s+(?:"?public"?\\.)?"?${table}"?\\s*\\([^)]*network_id`, 'i');
    return !compared.test(statement) && !inserted.test(statement);
  });
  return [...new Set(missing.map(({ table }) => table))].sort();
}
