import { TypeID } from 'typeid-js';
import { mutate, type Outcome } from '../testkit/mutate.ts';
import { letUseAge, letVoucherRunOut, runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import type { ApiPlace } from './api-place.ts';
import type { Operation, Reply } from './operations.ts';
import { at, windowHours } from './village.ts';

const done: Reply = { status: 'DONE' };
const stepFields = { PAUSE: 'pauseOffer', RESUME: 'resumeOffer', END: 'endOffer' } as const;

/** What shops and coordinators do, through the API; and what only time does, past it. */
export async function changeOverApi(place: ApiPlace, operation: Operation): Promise<Reply> {
  const { world, network } = place;
  const { coordinator } = network;
  switch (operation.type) {
    case 'stepOffer': {
      const offer = at(place.offers, operation.offer);
      return replyOf(await mutate(offer.shop.owner, stepFields[operation.step], { offerId: offer.id }));
    }
    case 'changeStock': {
      const offer = at(place.offers, operation.offer);
      const input = { offerId: offer.id, delta: operation.delta };
      const { status } = replyOf(await mutate(offer.shop.owner, 'changeOfferStock', input));
      return { status: status === 'ValidationError' ? 'REFUSED' : status };
    }
    case 'suspend': {
      const input = {
        merchantId: at(place.shops, operation.shop).id,
        reason: 'ปิดซ่อม',
        until: new Date(Date.now() + 86_400_000).toISOString(),
        openVouchers: operation.returns ? 'RETURN' : 'HONOUR',
      };
      return replyOf(await mutate(coordinator, 'suspendMerchant', input));
    }
    case 'reinstate': {
      const input = { merchantId: at(place.shops, operation.shop).id, reason: 'เปิดแล้ว' };
      return replyOf(await mutate(coordinator, 'reinstateMerchant', input));
    }
    case 'remove': {
      const input = { membershipId: at(place.members, operation.member).membershipId, reason: 'ย้ายบ้าน' };
      return replyOf(await mutate(coordinator, 'removeMembership', input));
    }
    case 'restore': {
      const input = { membershipId: at(place.members, operation.member).membershipId };
      return replyOf(await mutate(coordinator, 'approveMembership', input));
    }
    case 'moveWindow':
      await world.pool.query(
        'UPDATE offer SET available_from = now() + make_interval(hours => $2), available_until = now() + make_interval(hours => $3) WHERE id = $1',
        [TypeID.fromString(at(place.offers, operation.offer).id).toUUID(), ...windowHours[operation.window]],
      );
      return done;
    case 'runOut':
      await letVoucherRunOut(world, place.voucher(operation.voucher).id);
      return done;
    case 'ageUse':
      await letUseAge(world, place.idOfUse(operation.voucher), 31);
      return done;
    case 'expire':
      await expire(place);
      return done;
    default:
      throw new Error(`nobody can ${operation.type} through the API`);
  }
}

async function expire({ world, network }: ApiPlace): Promise<void> {
  const isClear = async () => {
    const { rows } = await world.pool.query<{ due: string }>(
      `SELECT count(*) AS due FROM voucher WHERE network_id = $1 AND state = 'ISSUED' AND expires_at <= now()`,
      [network.uuid],
    );
    return rows[0]?.due === '0';
  };
  if (await isClear()) return;
  await runJob(world, 'expire_vouchers');
  await waitUntil('the job to have ended what ran out', isClear);
}

function replyOf({ __typename }: Outcome): Reply {
  if (__typename.endsWith('Success')) return done;
  return { status: __typename === 'StateError' ? 'STATE' : __typename };
}
