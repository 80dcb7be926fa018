import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { Shop } from './shop.ts';
import type { Person, World } from './world.ts';

export interface MemberPerson extends Person {
  /** Global ids. */
  readonly memberId: string;
  readonly membershipId: string;
  /** As on the card. */
  readonly memberNumber: string;
}

type Role = 'MEMBER' | 'VERIFIER' | 'COORDINATOR' | 'AUDITOR';

export class Network {
  private constructor(
    readonly world: World,
    readonly uuid: string,
    readonly slug: string,
    readonly coordinator: Person & { readonly membershipId: string },
  ) {}

  static async withCoordinator(world: World, uuid: string, slug: string): Promise<Network> {
    const person = await world.person('Coordinator');
    const membershipId = await insertMembership(world, uuid, person, ['COORDINATOR']);
    return new Network(world, uuid, slug, { ...person, membershipId });
  }

  get id(): string {
    return TypeID.fromUUID('network', this.uuid).toString();
  }

  /** Somebody with a role other than MEMBER. */
  async person(role: Exclude<Role, 'MEMBER'>): Promise<Person & { readonly membershipId: string }> {
    const person = await this.world.person(role);
    return { ...person, membershipId: await insertMembership(this.world, this.uuid, person, [role]) };
  }

  /** A member who joined through the API, with points that the coordinator awarded. */
  async member(options: { readonly points?: number; readonly name?: string } = {}): Promise<MemberPerson> {
    const person = await this.world.person(options.name ?? 'Member');
    const result = await person.client.mutate<{
      __typename: string;
      membership: { id: string; member: { id: string; memberNumber: string } };
    }>(
      `mutation ($input: JoinNetworkInput!) { joinNetwork(input: $input) {
        __typename ... on JoinNetworkSuccess { membership { id member { id memberNumber } } } } }`,
      { networkId: this.id, displayName: person.name },
    );
    if (result.__typename !== 'JoinNetworkSuccess')
      throw new Error(`could not join: ${JSON.stringify(result)}`);
    const { id: membershipId, member: card } = result.membership;
    const member = { ...person, membershipId, memberId: card.id, memberNumber: card.memberNumber };
    if (options.points !== undefined && options.points > 0) await this.award(member, options.points);
    return member;
  }

  /** Members by the hundred, with points, past the API. */
  async members(count: number, points: number): Promise<MemberPerson[]> {
    const people = await this.world.people(count, 'Member');
    const rows = people.map((person) => ({
      ...person,
      uuid: v7(),
      number: String(20_000_000 + this.world.nextNumber++),
    }));
    await this.world.pool.query(
      `INSERT INTO membership (id, network_id, user_id, display_name, roles, member_number)
        SELECT id, $1, user_id, name, '{MEMBER}', number FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) AS m (id, user_id, name, number)`,
      [
        this.uuid,
        rows.map((r) => r.uuid),
        rows.map((r) => r.userId),
        rows.map((r) => r.name),
        rows.map((r) => r.number),
      ],
    );
    await this.world.pool.query(
      `SELECT FROM award_points($1, $2::uuid[], $3::uuid[], $4::integer[], $5::text[], $5::text[], $6::uuid[], $7::text[])`,
      [
        this.uuid,
        rows.map(() => v7()),
        rows.map((r) => r.uuid),
        rows.map(() => points),
        rows.map(() => 'seed'),
        rows.map(() => TypeID.fromString(this.coordinator.membershipId).toUUID()),
        rows.map(() => randomUUID()),
      ],
    );
    return rows.map((row) => ({
      ...row,
      memberNumber: row.number,
      memberId: TypeID.fromUUID('member', row.uuid).toString(),
      membershipId: TypeID.fromUUID('membership', row.uuid).toString(),
    }));
  }

  async award(member: { readonly memberId: string }, points: number): Promise<void> {
    const result = await this.coordinator.client.mutate(
      `mutation ($input: AwardPointsInput!) { awardPoints(input: $input) { __typename ... on UserError { message } } }`,
      {
        memberId: member.memberId,
        points,
        reason: { th: 'ช่วยงานวัด', en: 'Helped at the temple' },
        idempotencyKey: randomUUID(),
      },
    );
    if (result.__typename !== 'AwardPointsSuccess') throw new Error(`not awarded: ${JSON.stringify(result)}`);
  }

  /** A shop that applied; approved by the coordinator unless told otherwise. */
  async shop(
    options: { readonly approved?: boolean; readonly name?: string; readonly owner?: Person } = {},
  ): Promise<Shop> {
    const shop = await Shop.apply(this, options.name ?? `ร้าน ${randomUUID().slice(0, 8)}`, options.owner);
    if (options.approved !== false) await shop.approve();
    return shop;
  }
}

async function insertMembership(
  world: World,
  networkId: string,
  person: Person,
  roles: readonly Role[],
): Promise<string> {
  const id = v7();
  await world.pool.query(
    `INSERT INTO membership (id, network_id, user_id, display_name, roles) VALUES ($1, $2, $3, $4, $5::network_role[])`,
    [id, networkId, person.userId, person.name, roles],
  );
  return TypeID.fromUUID('membership', id).toString();
}
