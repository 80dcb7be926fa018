import type { Person } from './world.ts';

export interface NoticeView {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  readonly path: string | null;
  readonly readAt: string | null;
}

/** A person's notices, the newest first. */
export async function noticesOf(person: Person): Promise<readonly NoticeView[]> {
  const { viewer } = await person.client.ask<{ viewer: { notices: { nodes: NoticeView[] } } }>(
    '{ viewer { notices(first: 100) { nodes { id kind title body path readAt } } } }',
  );
  return viewer.notices.nodes;
}

export async function noticeKindsOf(person: Person): Promise<readonly string[]> {
  return (await noticesOf(person)).map((notice) => notice.kind);
}
