import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import type { NarrowLimits } from '../../graphql/narrow-limits.ts';
import type { Database } from '../../platform/postgres.ts';
import { Member } from '../ledger/member.type.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { checkRecognitionLetter } from './check-recognition-letter.ts';
import {
  RecognitionLetter,
  RecognitionLetterBasis,
  RecognitionLetterCheck,
  RecognitionLetterConnection,
} from './letter.type.ts';
import { hashOfCode, type LetterCodes } from './letter-codes.ts';
import { sentenceOf } from './letter-sentence.ts';
import { countLetters, type LetterRow, listLetters, readLetterBasis } from './letter-store.ts';

/** Enough for a counter with a queue of people, and nothing for one who tries codes out. */
const checks = { name: 'letter', points: 30, duration: 60 } as const;

@Resolver(() => RecognitionLetter)
export class RecognitionLetterResolver {
  constructor(private readonly deps: { readonly letterCodes: LetterCodes }) {}

  @FieldResolver(() => String, { description: 'All that it says.' })
  sentence(
    @Root() letter: RecognitionLetter,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return sentenceIn(language ?? context.language, letter.row);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'For whoever it is shown to; sixteen characters. Null when the server has changed its secret since: the printed code is still good.',
  })
  code(@Root() letter: RecognitionLetter): string | null {
    const code = this.deps.letterCodes.codeOf(letter.row.id);
    return hashOfCode(code).equals(letter.row.codeHash) ? code : null;
  }

  @FieldResolver(() => String, { description: 'The community whose deeds these were: its heading.' })
  networkName(
    @Root() letter: RecognitionLetter,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): Promise<string> {
    return networkNameOf(letter.row, context, language);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'As whoever checks it reads it; null unless the member wanted it told.',
  })
  holderName(@Root() letter: RecognitionLetter, @Ctx() context: GraphqlContext): Promise<string | null> {
    return holderNameOf(letter.row, context);
  }
}

@Resolver(() => RecognitionLetterCheck)
export class RecognitionLetterCheckResolver {
  constructor(private readonly deps: { readonly database: Database; readonly narrowLimits: NarrowLimits }) {}

  @Query(() => RecognitionLetterCheck, {
    nullable: true,
    description:
      'The letter of this code, for anybody, 30 times a minute (RATE_LIMITED in errors). Null when there is none that is good now: why is not told.',
  })
  async recognitionLetter(
    @Arg('code', () => String, { description: 'As scanned or typed: case, spaces and dashes do not matter.' })
    code: string,
    @Ctx() context: GraphqlContext,
  ): Promise<RecognitionLetterCheck | null> {
    await this.deps.narrowLimits.count(checks, context);
    const letter = await checkRecognitionLetter(this.deps, code);
    return letter === null ? null : new RecognitionLetterCheck(letter);
  }

  @FieldResolver(() => String, { description: 'All that it says.' })
  sentence(
    @Root() letter: RecognitionLetterCheck,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return sentenceIn(language ?? context.language, letter.row);
  }

  @FieldResolver(() => String, { description: 'The community whose deeds these were.' })
  networkName(
    @Root() letter: RecognitionLetterCheck,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): Promise<string> {
    return networkNameOf(letter.row, context, language);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Null unless the member wanted it told: then the holder shows their member card.',
  })
  holderName(@Root() letter: RecognitionLetterCheck, @Ctx() context: GraphqlContext): Promise<string | null> {
    return holderNameOf(letter.row, context);
  }
}

async function networkNameOf(
  letter: Pick<LetterRow, 'networkId'>,
  context: GraphqlContext,
  language: Language | null,
): Promise<string> {
  const network = await context.loaders.load(loadNetworksById, letter.networkId);
  if (network === null) throw new Error('a letter without a network');
  return inLanguage(language ?? context.language, network.nameTh, network.nameEn);
}

async function holderNameOf(
  letter: Pick<LetterRow, 'showsName' | 'memberId'>,
  context: GraphqlContext,
): Promise<string | null> {
  if (!letter.showsName) return null;
  const member = await context.loaders.load(loadMembershipsById, letter.memberId);
  return member?.displayName ?? null;
}

/** All of it is the member's own: FORBIDDEN in errors for everybody else, coordinators too. */
@Resolver(() => Member)
export class MemberLettersResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => RecognitionLetterConnection, {
    description: "Newest first. The member's own: FORBIDDEN in errors for everybody else.",
  })
  async recognitionLetters(
    @Root() member: Member,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<RecognitionLetter>> {
    const owner = ownerOf(member, context);
    const page = readPage(args, isIdKey);
    const rows = await listLetters(this.deps.database, {
      ...owner,
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new RecognitionLetter(row),
      keyOf: (row) => [row.id],
      countAll: () => countLetters(this.deps.database, owner),
    });
  }

  @FieldResolver(() => RecognitionLetterBasis, {
    description: "What a new letter could say. The member's own: FORBIDDEN in errors for everybody else.",
  })
  async recognitionLetterBasis(
    @Root() member: Member,
    @Ctx() context: GraphqlContext,
  ): Promise<RecognitionLetterBasis> {
    return new RecognitionLetterBasis(await readLetterBasis(this.deps.database, ownerOf(member, context)));
  }
}

function ownerOf({ row }: Member, context: GraphqlContext): { networkId: string; memberId: string } {
  if (row.userId === null || row.userId !== context.actor?.userId) throw forbidden();
  return { networkId: row.networkId, memberId: row.id };
}

function sentenceIn(language: Language, letter: LetterRow): string {
  const { th, en } = sentenceOf(letter);
  return inLanguage(language, th, en);
}
