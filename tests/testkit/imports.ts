import { randomUUID } from 'node:crypto';
import type { Client } from './client.ts';
import type { Network } from './network.ts';
import { toCsv } from './spreadsheet.ts';
import { waitUntil } from './wait-until.ts';

export type ImportKind = 'MEMBERS' | 'DEEDS';

export interface ImportView {
  readonly id: string;
  readonly state: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly columns: readonly { index: number; header: string; field: string | null }[];
  readonly lineCount: number;
  readonly progressCount: number;
  readonly newCount: number;
  readonly sameCount: number;
  readonly refusedCount: number;
  readonly doneCount: number;
  readonly points: number;
  readonly needsSecondPerson: boolean;
  readonly viewerMayConfirm: boolean;
  readonly reportPath: string | null;
}

export interface ImportLineView {
  readonly number: number;
  readonly state: string;
  readonly values: readonly { field: string; text: string }[];
  readonly memberNumber: string | null;
  readonly problem: { code: string; message: string; field: string | null; column: string | null } | null;
}

const fields = `id state format encoding columns { index header field } lineCount progressCount newCount sameCount
  refusedCount doneCount points needsSecondPerson viewerMayConfirm reportPath`;

export interface UploadOptions {
  readonly kind?: ImportKind;
  readonly key?: string;
  readonly fileName?: string;
  readonly networkId?: string;
}

/** `POST /imports` as a browser sends it. */
export function upload(
  client: Client,
  network: Pick<Network, 'id'>,
  content: string | Uint8Array,
  options: UploadOptions = {},
): Promise<Response> {
  const form = new FormData();
  form.set('networkId', options.networkId ?? network.id);
  form.set('kind', options.kind ?? 'DEEDS');
  form.set('idempotencyKey', options.key ?? randomUUID());
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  form.set('file', new Blob([bytes]), options.fileName ?? 'ความดี.csv');
  return fetch(`${client.url}/imports`, {
    method: 'POST',
    headers: {
      'accept-language': client.language,
      ...(client.token === null ? {} : { authorization: `Bearer ${client.token}` }),
    },
    body: form,
  });
}

/** The id of an upload that must be taken. */
export async function uploaded(
  client: Client,
  network: Pick<Network, 'id'>,
  content: string | Uint8Array | readonly (readonly string[])[],
  options: UploadOptions = {},
): Promise<string> {
  const text = typeof content === 'string' || content instanceof Uint8Array ? content : toCsv(content);
  const response = await upload(client, network, text, options);
  const body = (await response.json()) as { importId?: string };
  if (response.status !== 201 || body.importId === undefined) {
    throw new Error(`not taken: ${response.status} ${JSON.stringify(body)}`);
  }
  return body.importId;
}

export async function viewImport(client: Client, id: string): Promise<ImportView> {
  const { node } = await client.ask<{ node: ImportView | null }>(
    `query ($id: ID!) { node(id: $id) { ... on Import { ${fields} } } }`,
    { id },
  );
  if (node === null) throw new Error(`no import ${id}`);
  return node;
}

export async function linesOf(
  client: Client,
  id: string,
  state?: string,
): Promise<readonly ImportLineView[]> {
  const { node } = await client.ask<{ node: { lines: { nodes: ImportLineView[] } } }>(
    `query ($id: ID!, $state: ImportLineState) { node(id: $id) { ... on Import { lines(first: 100, state: $state) {
      nodes { number state values { field text } memberNumber problem { code message field column } } } } } }`,
    { id, state: state ?? null },
  );
  return node.lines.nodes;
}

/** What each line that was refused lacks, by its number. */
export async function problemsOf(client: Client, id: string): Promise<Readonly<Record<number, string>>> {
  const lines = await linesOf(client, id, 'REFUSED');
  return Object.fromEntries(lines.map(({ number, problem }) => [number, problem?.code ?? '']));
}

export type ImportAction = 'dryRunImport' | 'startImport' | 'confirmImport' | 'cancelImport';

export interface ImportActionAnswer {
  readonly __typename: string;
  readonly import?: ImportView;
  readonly replayed?: boolean;
  readonly state?: string;
  readonly message?: string;
  readonly fields?: readonly { path: string[]; message: string }[];
}

export function actOnImport(
  client: Client,
  action: ImportAction,
  id: string,
  more: object = {},
): Promise<ImportActionAnswer> {
  const type = action === 'dryRunImport' ? 'DryRunImportInput' : 'ImportActionInput';
  return client.mutate<ImportActionAnswer>(
    `mutation ($input: ${type}!) { ${action}(input: $input) { __typename
      ... on ImportActionSuccess { replayed import { ${fields} } } ... on StateError { state }
      ... on UserError { message } ... on ValidationError { fields { path message } } } }`,
    { importId: id, ...more },
  );
}

export function waitForState(
  client: Client,
  id: string,
  state: string,
  limitMs = 60_000,
): Promise<ImportView> {
  return waitUntil(
    `import ${id} to be ${state}`,
    async () => {
      const view = await viewImport(client, id);
      return view.state === state ? view : null;
    },
    limitMs,
  );
}

/** Uploads and checks a file. */
export async function checked(
  client: Client,
  network: Pick<Network, 'id'>,
  content: string | Uint8Array | readonly (readonly string[])[],
  options: UploadOptions = {},
): Promise<ImportView> {
  const id = await uploaded(client, network, content, options);
  const answer = await actOnImport(client, 'dryRunImport', id);
  if (answer.__typename !== 'ImportActionSuccess') throw new Error(`not checked: ${JSON.stringify(answer)}`);
  return waitForState(client, id, 'CHECKED');
}

/** Uploads, checks and imports a file, with one person. */
export async function imported(
  client: Client,
  network: Pick<Network, 'id'>,
  content: string | Uint8Array | readonly (readonly string[])[],
  options: UploadOptions = {},
): Promise<ImportView> {
  const { id } = await checked(client, network, content, options);
  const answer = await actOnImport(client, 'startImport', id);
  if (answer.import?.state !== 'RUNNING') throw new Error(`not started: ${JSON.stringify(answer)}`);
  return waitForState(client, id, 'DONE');
}

/** One deed of a member (indicator FREE), from a list, if this person may bring one. */
export async function importDeed(
  client: Client,
  network: Pick<Network, 'id'>,
  member: { readonly memberNumber: string },
): Promise<void> {
  const rows = [
    ['member number', 'indicator', 'date', 'key'],
    [member.memberNumber, 'FREE', '2025-11-22', randomUUID()],
  ];
  const response = await upload(client, network, toCsv(rows));
  if (response.status !== 201) return;
  const { importId } = (await response.json()) as { importId: string };
  await actOnImport(client, 'dryRunImport', importId);
  await waitForState(client, importId, 'CHECKED');
  await actOnImport(client, 'startImport', importId);
  await waitForState(client, importId, 'DONE');
}

/** The number on a member's card. */
export async function memberNumberOf(member: {
  readonly client: Client;
  readonly memberId: string;
}): Promise<string> {
  const { node } = await member.client.ask<{ node: { memberNumber: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on Member { memberNumber } } }',
    { id: member.memberId },
  );
  return node.memberNumber;
}
