import { drawVoucherCode } from '../../server/src/modules/redemptions/voucher-code.ts';
import { mutate, onStateError } from '../testkit/mutate.ts';
import { redeem } from '../testkit/redeem.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { changeOverApi } from './api-changes.ts';
import type { ApiPlace } from './api-place.ts';
import type { Answer, AwardAsk, Operation, Points, RedeemAsk, Reply } from './operations.ts';
import type { VisibleLife } from './play.ts';
import { at, type VillageView, voucherName } from './village.ts';

interface WalletOverApi {
  readonly available: number;
  readonly held: number;
  readonly lifetimeEarned: number;
}

/** The village as people live in it: over GraphQL, at a real server. */
export class ApiLife implements VisibleLife {
  constructor(readonly place: ApiPlace) {}

  async apply(operation: Operation): Promise<Answer> {
    switch (operation.type) {
      case 'award':
        return Promise.all(operation.asks.map((ask) => this.#award(ask)));
      case 'redeem':
        return Promise.all(operation.asks.map((ask) => this.#redeem(ask)));
      case 'use':
        return [await this.#use(operation)];
      case 'cancel':
        return [await this.#cancel(operation)];
      case 'undo':
        return [await this.#undo(operation)];
      case 'release':
        return [await this.#release(operation)];
      default:
        return [await changeOverApi(this.place, operation)];
    }
  }

  view(): Promise<VillageView> {
    return this.place.view();
  }

  async #award({ member, points, reason, key }: AwardAsk): Promise<Reply> {
    const { memberId } = at(this.place.members, member);
    const input = { memberId, points, reason: { th: reason, en: reason }, idempotencyKey: key };
    const result = await mutate<{ readonly replayed: boolean; readonly wallet: WalletOverApi }>(
      this.place.network.coordinator,
      'awardPoints',
      input,
      '... on AwardPointsSuccess { replayed wallet { available held lifetimeEarned } }',
    );
    if (result.wallet === undefined) return { status: refusal(result.__typename) };
    return { status: result.replayed === true ? 'REPLAYED' : 'AWARDED', wallet: pointsOf(result.wallet) };
  }

  async #redeem({ member: number, offer, key }: RedeemAsk): Promise<Reply> {
    const member = at(this.place.members, number);
    const result = await waitUntil('an answer that is not BusyError', async () => {
      const answer = await redeem(member, at(this.place.offers, offer), key);
      return answer.__typename === 'BusyError' ? null : answer;
    });
    switch (result.__typename) {
      case 'RedeemOfferSuccess': {
        const { voucher, wallet, replayed } = result;
        if (voucher === undefined || wallet === undefined) throw new Error('a success without its voucher');
        const name = voucherName(number, key);
        if (replayed !== true) this.place.remember(name, voucher);
        return {
          status: replayed === true ? 'REPLAYED' : 'REDEEMED',
          voucher: this.place.nameOf(voucher.id),
          state: voucher.state,
          wallet: pointsOf(wallet),
        };
      }
      case 'OfferUnavailableError':
        return { status: 'OFFER_UNAVAILABLE', opensLater: result.availableFrom !== null };
      case 'MemberLimitReachedError':
        return { status: 'MEMBER_LIMIT_REACHED', limit: result.limit ?? 0 };
      case 'InsufficientPointsError':
        return { status: 'INSUFFICIENT_POINTS', pointsMissing: result.pointsMissing ?? 0 };
      default:
        return { status: refusal(result.__typename) };
    }
  }

  async #use({ voucher, shop: number, nonce }: Extract<Operation, { type: 'use' }>): Promise<Reply> {
    const code = voucher === null ? drawVoucherCode() : this.place.voucher(voucher).code;
    const result = await at(this.place.shops, number).use(code, { nonce });
    if (result.useId !== undefined) {
      const known = this.place.useNames.get(result.useId);
      if (known !== undefined) return { status: 'REPLAYED', voucher: known };
      if (voucher === null) throw new Error('a code that nobody has was used');
      this.place.rememberUse(voucher, result.useId);
      return { status: 'USED', voucher };
    }
    if (result.state !== undefined) return { status: 'NOT_OPEN', state: result.state };
    return {
      status:
        result.__typename === 'IdempotencyConflictError' ? 'NONCE_CONFLICT' : refusal(result.__typename),
    };
  }

  async #cancel({ voucher, by }: Extract<Operation, { type: 'cancel' }>): Promise<Reply> {
    const input = { voucherId: this.place.voucher(voucher).id };
    return ending(
      await mutate(at(this.place.members, by), 'cancelVoucher', input, onVoucherState),
      'CANCELLED',
    );
  }

  async #undo({ voucher, shop: number }: Extract<Operation, { type: 'undo' }>): Promise<Reply> {
    const shop = at(this.place.shops, number);
    const input = { merchantId: shop.id, useId: this.place.idOfUse(voucher) };
    return ending(await mutate(shop.owner, 'undoVoucherUse', input, onVoucherState), 'REVERSED');
  }

  async #release({ voucher, shop: number }: Extract<Operation, { type: 'release' }>): Promise<Reply> {
    const shop = at(this.place.shops, number);
    const input = { merchantId: shop.id, code: this.place.voucher(voucher).code };
    return ending(await mutate(shop.owner, 'releaseVoucher', input, onVoucherState), 'RELEASED');
  }
}

const onVoucherState = onStateError.replace('StateError', 'VoucherStateError');

function ending(result: { readonly __typename: string; readonly state?: string }, to: string): Reply {
  if (result.__typename.endsWith('Success')) return { status: 'ENDED', state: to };
  if (result.state !== undefined) return { status: 'NOT_ENDED', state: result.state };
  return { status: refusal(result.__typename) };
}

const refusals: Readonly<Record<string, string>> = {
  ValidationError: 'INVALID',
  IdempotencyConflictError: 'IDEMPOTENCY_CONFLICT',
  NotAMemberError: 'NOT_A_MEMBER',
  OfferSoldOutError: 'OFFER_SOLD_OUT',
  VoucherNotFoundError: 'NOT_FOUND',
  WrongMerchantError: 'WRONG_MERCHANT',
  UndoWindowPassedError: 'TOO_LATE',
};

function refusal(typename: string): string {
  return refusals[typename] ?? typename;
}

function pointsOf({ available, held, lifetimeEarned }: WalletOverApi): Points {
  return { available, held, earned: lifetimeEarned };
}
