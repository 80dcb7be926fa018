import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { Client } from '../testkit/client.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import type { Shop } from '../testkit/shop.ts';
import type { Person, World } from '../testkit/world.ts';

/** Everybody who may stand before the API, in the order of the tables' columns. */
export const roles = [
  'signedOut',
  'stranger',
  'member',
  'otherMember',
  'removedMember',
  'verifier',
  'auditor',
  'coordinator',
  'foreignCoordinator',
  'owner',
  'manager',
  'cashier',
  'formerCashier',
  'otherShop',
] as const;
export type Role = (typeof roles)[number];

/** One network with somebody in each role. `member` has 1,000 points; `owner` runs every shop of {@link Cast.shop}. */
export class Cast {
  private constructor(
    readonly world: World,
    readonly network: Network,
    readonly people: Readonly<Record<Exclude<Role, 'signedOut'>, Person>>,
    readonly member: MemberPerson,
    private readonly staff: Readonly<Record<'manager' | 'cashier' | 'formerCashier', string>>,
  ) {}

  static async gather(world: World, foreign: Network): Promise<Cast> {
    const network = await world.network();
    const [[member, otherMember, removedMember], [stranger, manager, cashier, formerCashier, owner]] =
      await Promise.all([network.members(3, 1_000), world.people(5)]);
    if (member === undefined || otherMember === undefined || removedMember === undefined)
      throw new Error('too few members');
    if (
      stranger === undefined ||
      manager === undefined ||
      cashier === undefined ||
      formerCashier === undefined ||
      owner === undefined
    )
      throw new Error('too few people');
    const [verifier, auditor, coordinator, otherShop] = await Promise.all([
      network.person('VERIFIER'),
      network.person('AUDITOR'),
      network.person('COORDINATOR'),
      network.shop(),
    ]);
    await world.pool.query(`UPDATE membership SET status = 'REMOVED' WHERE user_id = $1`, [
      removedMember.userId,
    ]);
    const workplace = async (person: Person): Promise<string> => {
      const id = v7();
      await world.pool.query(
        `INSERT INTO membership (id, network_id, user_id, display_name) VALUES ($1, $2, $3, $4)`,
        [id, network.uuid, person.userId, person.name],
      );
      return id;
    };
    return new Cast(
      world,
      network,
      {
        ...{ stranger, member, otherMember, removedMember, verifier, auditor, coordinator },
        ...{ foreignCoordinator: foreign.coordinator, owner, manager, cashier, formerCashier },
        otherShop: otherShop.owner,
      },
      member,
      {
        manager: await workplace(manager),
        cashier: await workplace(cashier),
        formerCashier: await workplace(formerCashier),
      },
    );
  }

  as(role: Role): Client {
    return role === 'signedOut' ? new Client(this.world.server.url, null) : this.people[role].client;
  }

  /** A shop of the cast's owner, with the cast's manager and cashier, and the cashier who left. */
  async shop(status: 'APPLIED' | 'CHANGES_REQUESTED' | 'APPROVED' | 'SUSPENDED' = 'APPROVED'): Promise<Shop> {
    const shop = await this.network.shop({
      owner: this.people.owner,
      approved: status === 'APPROVED' || status === 'SUSPENDED',
    });
    const merchantId = TypeID.fromString(shop.id).toUUID();
    await this.world.pool.query(
      `INSERT INTO merchant_staff (id, network_id, merchant_id, membership_id, role, removed_at) VALUES
        (gen_random_uuid(), $1, $2, $3, 'MANAGER', NULL), (gen_random_uuid(), $1, $2, $4, 'CASHIER', NULL),
        (gen_random_uuid(), $1, $2, $5, 'CASHIER', now())`,
      [this.network.uuid, merchantId, this.staff.manager, this.staff.cashier, this.staff.formerCashier],
    );
    if (status === 'CHANGES_REQUESTED') {
      await this.decide('requestMerchantChanges', 'MerchantReasonInput', {
        merchantId: shop.id,
        reason: 'ขอรูปหน้าร้าน',
      });
    }
    if (status === 'SUSPENDED') {
      await this.decide('suspendMerchant', 'SuspendMerchantInput', {
        merchantId: shop.id,
        reason: 'ปิดปรับปรุงร้าน',
        until: inHours(24),
        openVouchers: 'HONOUR',
      });
    }
    return shop;
  }

  #indicators: Promise<Record<'NONE' | 'CODE', Indicator>> | null = null;

  /** An easy-going indicator of the network's catalogue, the same each time. */
  async indicator(evidence: 'NONE' | 'CODE' = 'NONE'): Promise<Indicator> {
    this.#indicators ??= adoptCatalogue(this.network, { NONE: {}, CODE: { evidence: 'CODE' } });
    return (await this.#indicators)[evidence];
  }

  /** Somebody in the network, apart from the cast. */
  async bystander(status: 'ACTIVE' | 'PENDING'): Promise<{ membershipId: string; memberId: string }> {
    const [person] = await this.network.members(1, 1);
    if (person === undefined) throw new Error('nobody');
    await this.world.pool.query('UPDATE membership SET status = $2 WHERE user_id = $1', [
      person.userId,
      status,
    ]);
    return person;
  }

  async decide(field: string, inputType: string, input: object): Promise<void> {
    const { __typename } = await this.network.coordinator.client.mutate(
      `mutation ($input: ${inputType}!) { ${field}(input: $input) { __typename } }`,
      input,
    );
    if (!__typename.endsWith('Success')) throw new Error(`${field}: ${__typename}`);
  }
}

export function inHours(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}

/** Reads a table written in a test: a row a line, its cells parted by blanks, one for each role. */
export function readTable(text: string): ReadonlyMap<string, Readonly<Record<Role, string>>> {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([name = '', ...cells]): [string, Record<Role, string>] => {
      if (cells.length !== roles.length) throw new Error(`${name} has ${cells.length} cells`);
      return [
        name,
        Object.fromEntries(roles.map((role, index) => [role, cells[index]])) as Record<Role, string>,
      ];
    });
  return new Map(rows);
}
