import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { testAuthSecret } from './server.ts';
import type { Person } from './world.ts';

/** Quiet, and without looking for anything outside this machine. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface VisitOptions {
  /** Signed in as; signed out when left out. */
  readonly as?: Person;
  readonly language?: 'th' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  /** What the camera sees: a y4m file. Without one there is no camera. */
  readonly camera?: string;
}

/** What a slow machine may take for anything; a test that passes waits for what it asks, never this long. */
export const browserLimitMs = 60_000;

/** A browser of its own, one page, and a count of what the person did. */
export class Visit {
  #actions = 0;
  #expectedErrors: readonly RegExp[] = [];
  readonly consoleErrors: string[] = [];

  private constructor(
    readonly url: string,
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly directory: string,
  ) {}

  static async start(url: string, options: VisitOptions = {}): Promise<Visit> {
    const directory = mkdtempSync(join(tmpdir(), 'kwamdee-browser-'));
    const context = await chromium.launchPersistentContext(directory, {
      timeout: browserLimitMs,
      executablePath: process.env['TEST_CHROMIUM'] ?? '/usr/bin/chromium',
      headless: true,
      args: [...flags, ...cameraFlags(options.camera)],
      viewport: { width: options.width ?? 360, height: 780 },
      colorScheme: options.theme ?? 'light',
      // Animations are not what is tested, and a test waits for none.
      reducedMotion: 'reduce',
      locale: options.language === 'th' ? 'th-TH' : 'en-US',
      permissions: options.camera === undefined ? [] : ['camera'],
      baseURL: url,
    });
    if (options.as !== undefined) await context.addCookies([sessionCookie(url, options.as)]);
    await context.addInitScript(
      (language) => localStorage.setItem('kwamdee.language', language),
      options.language ?? 'en',
    );
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(browserLimitMs);
    const visit = new Visit(url, context, page, directory);
    page.on('console', (message) => {
      if (message.type() === 'error') visit.#note(`${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => visit.#note(String(error)));
    return visit;
  }

  /** How many taps and filled fields it took so far. */
  get actions(): number {
    return this.#actions;
  }

  /** Errors of the console that belong to the test, such as a request without a connection. */
  expectErrors(...expected: readonly RegExp[]): void {
    this.#expectedErrors = expected;
  }

  async open(path: string): Promise<void> {
    // A page with a live stream never falls silent: what counts is what it shows.
    await this.page.goto(path, { waitUntil: 'domcontentloaded' });
    await this.settled();
  }

  /** The screen has its heading, and nothing on it is still loading. */
  async settled(): Promise<void> {
    await this.page.locator('main h1').first().waitFor({ state: 'attached' });
    await this.page.locator('main .animate-late').first().waitFor({ state: 'detached' });
  }

  /** From here on the steps of a journey count. */
  startCounting(): void {
    this.#actions = 0;
  }

  async tap(target: Locator): Promise<void> {
    this.#actions++;
    await target.click();
  }

  async fill(target: Locator, text: string): Promise<void> {
    this.#actions++;
    await target.fill(text);
  }

  /** One of a list, by its value. */
  async select(target: Locator, value: string): Promise<void> {
    this.#actions++;
    await target.selectOption(value);
  }

  async choose(target: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    this.#actions++;
    await target.setInputFiles(file);
  }

  #note(error: string): void {
    if (!this.#expectedErrors.some((expected) => expected.test(error))) this.consoleErrors.push(error);
  }

  /** Ends it; throws when the console held an error that nobody expected. */
  async end(): Promise<void> {
    await this.context.close();
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
    if (this.consoleErrors.length > 0)
      throw new Error(`errors in the console: ${this.consoleErrors.join('\n')}`);
  }
}

function cameraFlags(file: string | undefined): string[] {
  if (file === undefined) return [];
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
}

/** As the sign-in would set it: the token, signed as better-auth signs it. */
function sessionCookie(url: string, person: Person) {
  const { token } = person.client;
  if (token === null) throw new Error('nobody is signed in');
  const signature = createHmac('sha256', testAuthSecret).update(token).digest('base64');
  return {
    name: 'better-auth.session_token',
    value: encodeURIComponent(`${token}.${signature}`),
    url,
    httpOnly: true,
    sameSite: 'Lax' as const,
  };
}
