/** What the server says to a file that it takes or refuses. */
export interface TemplateAnswer {
  readonly isTaken: boolean;
  readonly message: string | null;
  /** Where in the file something is wrong, and what. */
  readonly places: readonly string[];
}

interface Place {
  readonly path: readonly string[];
  readonly message: string;
}

interface Body {
  readonly message?: string;
  readonly fields?: readonly Place[];
  readonly findings?: readonly Place[];
}

/** Puts a template file into the network's draft; `revision` is that of the draft that it replaces. */
export async function uploadTemplate(
  file: File,
  target: { readonly networkId: string; readonly revision: number | null; readonly key: string },
  locale: string,
): Promise<TemplateAnswer> {
  const query = new URLSearchParams({ networkId: target.networkId, idempotencyKey: target.key });
  if (target.revision !== null) query.set('revision', String(target.revision));
  const response = await fetch(`/catalogue-templates?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': locale },
    body: await file.text(),
  });
  if (response.ok) return { isTaken: true, message: null, places: [] };
  const body = (await response.json()) as Body;
  const places = [...(body.fields ?? []), ...(body.findings ?? [])];
  return {
    isTaken: false,
    message: body.message ?? null,
    places: places.slice(0, 10).map(({ path, message }) => `${path.join(' › ')}: ${message}`),
  };
}
