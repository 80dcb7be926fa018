import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CodegenConfig } from '@graphql-codegen/cli';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The emitted schema, or another one named by GRAPHQL_SCHEMA while the server does not emit it yet. */
const schema = process.env['GRAPHQL_SCHEMA'] ?? path('../schema/schema.graphql');
if (!existsSync(schema)) throw new Error(`No schema at ${schema}: run schema:emit first.`);

/**
 * Types and documents for the colocated .graphql files: `offer-card.graphql` gets an
 * `offer-card.generated.ts` beside it. With data masking: a component reads its own fragment only.
 */
const config: CodegenConfig = {
  schema,
  ignoreNoDocuments: true,
  generates: {
    [path('./src/')]: {
      documents: [path('./src/**/*.graphql')],
      preset: 'near-operation-file',
      presetConfig: { extension: '.generated.ts' },
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        strictScalars: true,
        scalars: { Date: 'string', DateTime: 'string', Satang: 'number' },
        defaultScalarType: 'unknown',
        useTypeImports: true,
        importExtension: '.ts',
        documentNodeImport: '@apollo/client#TypedDocumentNode',
        inlineFragmentTypes: 'mask',
        nonOptionalTypename: true,
        skipTypeNameForRoot: true,
        customDirectives: { apolloUnmask: true },
        namingConvention: { typeNames: 'keep' },
        enumType: 'string-literal',
      },
    },
    [path('./src/apollo/possible-types.generated.ts')]: {
      documents: [path('./src/**/*.graphql')],
      plugins: [path('./src/apollo/possible-types-plugin.ts')],
    },
    [path('./src/apollo/localized-fields.generated.ts')]: {
      plugins: [path('./src/apollo/localized-fields-plugin.ts')],
    },
  },
};

export default config;
