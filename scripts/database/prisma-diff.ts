import { readFileSync } from 'node:fs';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';

/**
 * What Prisma's own engine would change to make the database what the schema file says: a summary for people, or null
 * when nothing. It sees tables, columns, types, defaults, keys and indexes that Prisma can express; checks, triggers,
 * functions and rights are the migrations' alone.
 */
export async function prismaDiff(databaseUrl: string, schemaFile: string): Promise<string | null> {
  reportPanics();
  const content = readFileSync(schemaFile, 'utf8');
  const files = [{ path: 'schema.prisma', content }];
  const engine = await SchemaEngine.new(
    { datamodels: [['schema.prisma', content]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(catalogReader(databaseUrl)),
  );
  try {
    const result = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: false,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.exitCode === 0 ? null : (result.stdout ?? 'they differ').trim();
  } finally {
    engine.free();
  }
}

/** Catalog columns of PostgreSQL's one-byte type "char", and the names under which the engine asks for them. */
const oneByteColumns = /(?<!\bAS\s)\b(?:\w+\.)?(?:contype|confdeltype|confupdtype)\b/g;
const oneByteNames: ReadonlySet<string> = new Set(['constraint_type', 'confdeltype', 'confupdtype']);

/**
 * The adapter as the engine needs it for reading the catalog. Two gaps are closed here: the adapter does not know the
 * type "char", and the engine does not know the not-null constraints that PostgreSQL 18 lists among the others.
 */
function catalogReader(databaseUrl: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg({ connectionString: databaseUrl });
  const readable = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const sql = query.sql
        .replaceAll(oneByteColumns, '$&::text')
        .replace("NOT IN ('p', 'u', 'f')", "NOT IN ('p', 'u', 'f', 'n')");
      const result = await queryRaw({ ...query, sql });
      return {
        ...result,
        columnTypes: result.columnTypes.map((type, index) =>
          oneByteNames.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
        ),
      };
    };
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => readable(await factory.connect()),
    connectToShadowDb: async () => readable(await factory.connectToShadowDb()),
  };
}

/** The engine hands the message of a panic to this global before it traps; without it the trap hides the message. */
function reportPanics(): void {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
}
