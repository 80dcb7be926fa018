import { type IdPrefix, toGlobalId } from '../../graphql/global-id.ts';
import { inLanguage, type Language } from '../../graphql/language.ts';

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a notice was written with, whatever is in it: an old notice may lack what a newer text would like to say. */
export class NoticeParameters {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(
    json: unknown,
    readonly language: Language,
  ) {
    this.#values = typeof json === 'object' && json !== null ? { ...json } : {};
  }

  /** Empty when it is not there. */
  text(name: string): string {
    const value = this.#values[name];
    return typeof value === 'string' ? value : '';
  }

  /** Of a pair like `offerTh` and `offerEn`: the one in the reader's language, else the other. */
  localized(name: string): string {
    return inLanguage(this.language, this.text(`${name}Th`), this.text(`${name}En`));
  }

  /** A shop's name in a Thai sentence: "ร้าน ครัวป้าแจ่ม", and "ร้านป้าแจ่ม" as it is. */
  thaiShop(name: string): string {
    const shop = this.localized(name);
    return shop.startsWith('ร้าน') ? shop : `ร้าน ${shop}`;
  }

  /** A whole number as the reader's language writes it. */
  number(name: string): string {
    const value = Number(this.text(name));
    return Number.isSafeInteger(value) ? value.toLocaleString(this.language === 'TH' ? 'th-TH' : 'en') : '';
  }

  /** Whole satang as baht in the reader's language: "1,234.50". */
  baht(name: string): string {
    const satang = Number(this.text(name));
    if (!Number.isSafeInteger(satang)) return '';
    const rest = Math.abs(satang) % 100;
    const whole = ((Math.abs(satang) - rest) / 100).toLocaleString('en');
    return `${satang < 0 ? '-' : ''}${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
  }

  /** A day written as 2026-11-26, as the reader's language writes it: "26 พ.ย. 2569". */
  date(name: string): string {
    const value = this.text(name);
    if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(value)) return '';
    const locale = this.language === 'TH' ? 'th-TH' : 'en-GB';
    return new Date(`${value}T00:00:00Z`).toLocaleDateString(locale, {
      ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
    });
  }

  /** The public id of the thing whose UUID this is; null when it is none. */
  globalId(prefix: IdPrefix, name: string): string | null {
    const value = this.text(name);
    return uuidPattern.test(value) ? toGlobalId(prefix, value) : null;
  }
}

/** What a text may speak of: the parameters, and the community's name in the reader's language. */
export interface NoticeFacts {
  readonly parameters: NoticeParameters;
  readonly networkName: string;
}
