import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import type { Database } from '../../platform/postgres.ts';
import { ImportCatalogueTemplateResult, importResult } from './import-catalogue.type.ts';
import { importCatalogueTemplate } from './import-catalogue-template.ts';

@InputType({ description: 'For which network, and the template.' })
class ImportCatalogueTemplateInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => String, {
    description:
      'JSON of the schema kwamdee.catalogue/1, as CatalogueVersion.template has it. What is too large for one request goes to POST /catalogue-templates.',
  })
  readonly template!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'When there is a draft that it is to replace: its revision as the caller saw it.',
  })
  readonly revision?: number | null;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key imports once.',
  })
  readonly idempotencyKey!: string;
}

@Resolver()
export class ImportCatalogueTemplateResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => ImportCatalogueTemplateResult, {
    description: "Puts a template into the network's draft: all of it, or none. Coordinators only.",
  })
  async importCatalogueTemplate(
    @Arg('input', () => ImportCatalogueTemplateInput, { description: 'Where, and what.' })
    input: ImportCatalogueTemplateInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ImportCatalogueTemplateResult> {
    const { userId } = signedIn(context);
    const result = await importCatalogueTemplate(this.deps, {
      userId,
      networkId: fromGlobalId('network', input.networkId),
      template: input.template,
      revision: input.revision ?? null,
      idempotencyKey: input.idempotencyKey,
    });
    return importResult(context.language, result);
  }
}
