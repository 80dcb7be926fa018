import type pg from 'pg';

/** The SQL type of each column that a row fills, by the column's name. */
export type Columns<Row> = { readonly [Name in keyof Row & string]-?: string };

/**
 * Writes any number of rows in one statement, in the order of the list, so that an identity column counts in that
 * order too. Table and column names go into the statement as they are: they come from code, never from outside.
 */
export async function insertRows<Row extends object>(
  client: pg.Client,
  table: string,
  columns: Columns<Row>,
  rows: readonly Row[],
): Promise<void> {
  const names = Object.keys(columns).join(', ');
  const definitions = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  await client.query(
    `INSERT INTO ${table} (${names})
     SELECT ${names}
     FROM ROWS FROM (json_to_recordset($1) AS (${definitions.join(', ')})) WITH ORDINALITY AS given (${names}, ordinal)
     ORDER BY ordinal`,
    [JSON.stringify(rows)],
  );
}
