/** What is shown when everything runs. */
export interface WelcomeFacts {
  readonly url: string;
  readonly showsDemoAccounts: boolean;
  /** Why it runs without Redis, or null when it has one. */
  readonly withoutRedis: string | null;
  readonly logDirectory: string;
}

const demoPassword = 'goodness-demo';
const demoAccounts = [
  ['member@demo.test', 'สมาชิก', 'member, with points to spend'],
  ['merchant@demo.test', 'เจ้าของร้าน', 'owner of a shop with live offers'],
  ['cashier@demo.test', 'พนักงานหน้าร้าน', 'cashier of that shop'],
  ['coordinator@demo.test', 'ผู้ประสานงาน', 'coordinator'],
  ['auditor@demo.test', 'ผู้ตรวจสอบ', 'auditor'],
] as const;

/** The closing box: address, demo accounts, how to stop; Thai first. */
export function welcomeBox(facts: WelcomeFacts): string {
  const lines = ['ความดี · Kwamdee', '', 'เปิดในเบราว์เซอร์ · Open in a browser', `  ${facts.url}`];
  if (facts.showsDemoAccounts) {
    const width = Math.max(...demoAccounts.map(([email]) => email.length));
    lines.push('', `บัญชีทดลอง รหัสผ่านเดียวกันหมด · Demo accounts, one password: ${demoPassword}`);
    for (const [email, thai, english] of demoAccounts)
      lines.push(`  ${email.padEnd(width)}  ${thai} · ${english}`);
  }
  if (facts.withoutRedis !== null) {
    lines.push('', `ทำงานโดยไม่มี Redis: ช้าลง แต่ยังถูกต้อง · Running without Redis: slower, just as right`);
    lines.push(`  (${facts.withoutRedis})`);
  }
  lines.push(
    '',
    `บันทึกการทำงาน · Logs: ${facts.logDirectory}`,
    'กด Ctrl-C เพื่อหยุดทั้งหมด · Ctrl-C stops all of it',
  );
  return box(lines);
}

function box(lines: readonly string[]): string {
  const width = Math.max(...lines.map(displayWidth));
  const bar = '─'.repeat(width + 4);
  const rows = lines.map((line) => `│  ${line}${' '.repeat(width - displayWidth(line))}  │`);
  return [`╭${bar}╮`, ...rows, `╰${bar}╯`].join('\n');
}

/** Columns on a terminal: the vowels and tone marks above and below a Thai consonant take none. */
export function displayWidth(text: string): number {
  return [...text.replaceAll(/\p{Mn}/gu, '')].length;
}
