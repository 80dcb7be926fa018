import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { Indicator } from '../catalogue/indicator.type.ts';
import { loadIndicatorsById } from '../catalogue/indicator-store.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { DeedRecord } from './deed.type.ts';
import { DeedPhoto } from './deed-photo.type.ts';
import { loadPhotosByDeed } from './deed-photo-store.ts';
import { isOwnDeed, maySeeEvidence } from './deed-policy.ts';

@Resolver(() => DeedRecord)
export class DeedResolver {
  @FieldResolver(() => String, { description: 'What was done, in the words of the catalogue of its day.' })
  title(
    @Root() deed: DeedRecord,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    const { nameTh, nameEn } = deed.row.indicator;
    return inLanguage(language ?? context.language, nameTh, nameEn);
  }

  @FieldResolver(() => Indicator, { description: 'The rule of its day.' })
  async indicator(@Root() deed: DeedRecord, @Ctx() context: GraphqlContext): Promise<Indicator> {
    const indicator = await context.loaders.load(loadIndicatorsById, deed.row.indicatorId);
    if (indicator === null) throw new Error('a deed without its rule');
    return new Indicator(indicator);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'In the words of the member. Null when there is none, and to others where the member keeps it.',
  })
  async note(@Root() deed: DeedRecord, @Ctx() context: GraphqlContext): Promise<string | null> {
    const membership = await viewerMembership(context, deed.row.networkId);
    return maySeeEvidence(deed.row, membership) ? deed.row.note : null;
  }

  @FieldResolver(() => [DeedPhoto], {
    description: 'The photos that are still there. Empty to others where the member keeps them.',
  })
  async photos(@Root() deed: DeedRecord, @Ctx() context: GraphqlContext): Promise<readonly DeedPhoto[]> {
    const membership = await viewerMembership(context, deed.row.networkId);
    if (!maySeeEvidence(deed.row, membership)) return [];
    const photos = (await context.loaders.load(loadPhotosByDeed, deed.row.id)) ?? [];
    return photos.map((photo) => new DeedPhoto(photo));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who wrote it down, to its member alone; null when that was the member.',
  })
  async recordedBy(@Root() deed: DeedRecord, @Ctx() context: GraphqlContext): Promise<string | null> {
    const { memberId, recordedBy, networkId } = deed.row;
    if (recordedBy === memberId || !isOwnDeed(deed.row, await viewerMembership(context, networkId)))
      return null;
    return (await context.loaders.load(loadMembershipsById, recordedBy))?.displayName ?? null;
  }
}
