/** "12345678" → "1234 5678": read aloud and typed in two halves. Codes of another length stay as they are. */
export function spacedMemberNumber(memberNumber: string): string {
  return /^\d{8}$/.test(memberNumber) ? `${memberNumber.slice(0, 4)} ${memberNumber.slice(4)}` : memberNumber;
}
