/** The severities of pino that a person should see on the terminal. */
const warning = 40;
const severityNames: ReadonlyMap<number, string> = new Map([
  [40, 'warning'],
  [50, 'error'],
  [60, 'fatal'],
]);

export interface LogLine {
  /** For a person: time of day, severity and message. */
  readonly text: string;
  readonly message: string;
  /** True for warnings and above, and for what is no log line at all: a stack, a complaint of Node itself. */
  readonly isNotable: boolean;
}

/** Reads one line of the server's output, a JSON line of pino as a rule. */
export function readLogLine(line: string): LogLine {
  const entry = parse(line);
  if (entry === null) return { text: line, message: line, isNotable: true };
  const message = typeof entry['msg'] === 'string' ? entry['msg'] : '';
  const severity = typeof entry['level'] === 'number' ? entry['level'] : 0;
  const time = typeof entry['time'] === 'string' ? entry['time'].slice(11, 19) : '';
  const reason = errorMessage(entry['err']);
  return {
    text: [time, severityNames.get(severity) ?? '', message + (reason === null ? '' : ` (${reason})`)]
      .filter((part) => part !== '')
      .join('  '),
    message,
    isNotable: severity >= warning,
  };
}

function parse(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function errorMessage(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('message' in value)) return null;
  return typeof value.message === 'string' ? (value.message.split('\n', 1)[0] ?? null) : null;
}
