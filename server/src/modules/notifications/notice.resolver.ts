import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { loadNetworksById, type NetworkRow } from '../networks/network-store.ts';
import { Notice } from './notice.type.ts';
import { NoticeParameters } from './notice-parameters.ts';
import { noticePath } from './notice-path.ts';
import { noticeText } from './notice-texts.ts';

@Resolver(() => Notice)
export class NoticeResolver {
  @FieldResolver(() => String, { description: 'In a few words.' })
  async title(
    @Root() notice: Notice,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): Promise<string> {
    return (await textOf(notice, context, language)).title;
  }

  @FieldResolver(() => String, { description: 'In full; may have line breaks.' })
  async body(
    @Root() notice: Notice,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): Promise<string> {
    return (await textOf(notice, context, language)).body;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Path in the web app where the notice leads, for example /vouchers/voucher_…',
  })
  async path(@Root() notice: Notice, @Ctx() context: GraphqlContext): Promise<string | null> {
    const network = await networkOf(notice, context);
    const parameters = new NoticeParameters(notice.row.parameters, context.language);
    return noticePath(notice.row.kind, parameters, network.slug);
  }
}

async function networkOf(notice: Notice, context: GraphqlContext): Promise<NetworkRow> {
  const network = await context.loaders.load(loadNetworksById, notice.row.networkId);
  if (network === null) throw new Error('a notice without a network');
  return network;
}

async function textOf(notice: Notice, context: GraphqlContext, asked: Language | null) {
  const language = asked ?? context.language;
  const network = await networkOf(notice, context);
  return noticeText(notice.row.kind, {
    parameters: new NoticeParameters(notice.row.parameters, language),
    networkName: inLanguage(language, network.nameTh, network.nameEn),
  });
}
