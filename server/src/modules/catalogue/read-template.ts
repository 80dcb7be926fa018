import type { Executor } from '../../platform/transaction.ts';
import { formatTemplate } from './catalogue-template.ts';
import { contentOf } from './content-rows.ts';
import { readRules } from './draft-store.ts';
import type { VersionRow } from './version-store.ts';
import { listVirtues } from './virtue-store.ts';

/** A version as a template. Who may see the version is for the caller to know. */
export async function readTemplate(executor: Executor, version: VersionRow): Promise<string> {
  const rules = await readRules(executor, version.id);
  return formatTemplate(contentOf(rules, await listVirtues(executor, version.networkId)));
}
