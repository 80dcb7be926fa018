import { randomUUID } from 'node:crypto';
import type { Network } from './network.ts';
import type { Person } from './world.ts';

export interface OfferOptions {
  readonly title?: string;
  readonly kind?: 'SPEND' | 'HOLD';
  readonly costPoints?: number;
  readonly stockTotal?: number | null;
  readonly perMemberLimit?: number | null;
  readonly availableFrom?: string;
  readonly availableUntil?: string;
  readonly voucherValidHours?: number;
  readonly loanDays?: number;
  readonly guaranteeUntil?: string;
  readonly costRule?: { readonly bearer: 'SHOP' | 'NETWORK' | 'SHARED'; readonly networkPercent?: number };
  readonly weeklyWindows?: readonly object[];
  /** How far it is taken: LIVE unless told otherwise. */
  readonly state?: 'DRAFT' | 'SUBMITTED' | 'LIVE';
}

export interface ShopOffer {
  readonly id: string;
}

/** A shop and its owner. */
export class Shop {
  private constructor(
    readonly network: Network,
    readonly id: string,
    readonly owner: Person,
  ) {}

  static async apply(network: Network, name: string, by?: Person): Promise<Shop> {
    const owner = by ?? (await network.world.person('Owner'));
    const result = await owner.client.mutate<{ __typename: string; merchant: { id: string } }>(
      `mutation ($input: ApplyAsMerchantInput!) { applyAsMerchant(input: $input) {
        __typename ... on ApplyAsMerchantSuccess { merchant { id } } ... on ValidationError { fields { path message } } } }`,
      { networkId: network.id, name: { th: name, en: name }, phone: '0812345678', category: 'FOOD' },
    );
    if (result.__typename !== 'ApplyAsMerchantSuccess')
      throw new Error(`not applied: ${JSON.stringify(result)}`);
    return new Shop(network, result.merchant.id, owner);
  }

  async approve(): Promise<void> {
    await this.#decide(
      'approveMerchant',
      'ApproveMerchantInput',
      { merchantId: this.id },
      'ApproveMerchantSuccess',
    );
  }

  async offer(options: OfferOptions = {}): Promise<ShopOffer> {
    const { state = 'LIVE', title = 'กาแฟเย็น', ...rest } = options;
    const result = await this.owner.client.mutate<{
      __typename: string;
      offer: { id: string; state: string };
    }>(
      `mutation ($input: CreateOfferInput!) { createOffer(input: $input) {
        __typename ... on CreateOfferSuccess { offer { id state } } ... on ValidationError { fields { path message } } } }`,
      {
        merchantId: this.id,
        title: { th: title, en: title },
        costPoints: 10,
        submit: state !== 'DRAFT',
        ...rest,
      },
    );
    if (result.__typename !== 'CreateOfferSuccess') throw new Error(`not created: ${JSON.stringify(result)}`);
    if (state === 'LIVE' && result.offer.state !== 'LIVE') {
      await this.#decide(
        'approveOffer',
        'ApproveOfferInput',
        { offerId: result.offer.id },
        'ApproveOfferSuccess',
      );
    }
    return { id: result.offer.id };
  }

  /** Somebody who works here. */
  async staff(role: 'OWNER' | 'MANAGER' | 'CASHIER'): Promise<Person> {
    const person = await this.network.world.person(role);
    const result = await this.owner.client.mutate(
      `mutation ($input: AddMerchantStaffInput!) { addMerchantStaff(input: $input) { __typename } }`,
      { merchantId: this.id, email: person.email, role },
    );
    if (result.__typename !== 'AddMerchantStaffSuccess')
      throw new Error(`not added: ${JSON.stringify(result)}`);
    return person;
  }

  /** Scans a code at the counter. */
  use(code: string, options: { readonly by?: Person; readonly nonce?: string } = {}): Promise<UseResult> {
    return (options.by ?? this.owner).client.mutate<UseResult>(useVoucher, {
      merchantId: this.id,
      code,
      nonce: options.nonce ?? randomUUID(),
    });
  }

  async #decide(field: string, inputType: string, input: object, success: string): Promise<void> {
    const result = await this.network.coordinator.client.mutate(
      `mutation ($input: ${inputType}!) { ${field}(input: $input) { __typename ... on UserError { message } } }`,
      input,
    );
    if (result.__typename !== success) throw new Error(`${field}: ${JSON.stringify(result)}`);
  }
}

export interface UseResult {
  readonly __typename: string;
  readonly useId?: string;
  readonly quantity?: number;
  readonly usedAt?: string;
  readonly undoUntil?: string;
  readonly offer?: { readonly id: string };
  readonly code?: string;
  readonly state?: string;
  readonly since?: string;
}

export const useVoucher = `mutation ($input: UseVoucherInput!) { useVoucher(input: $input) {
  __typename
  ... on UseVoucherSuccess { useId quantity usedAt undoUntil offer { id } }
  ... on VoucherStateError { code state since }
  ... on UserError { code message } } }`;
