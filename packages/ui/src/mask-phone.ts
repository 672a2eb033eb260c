/** 13800002671 → "138****2671". Shorter numbers are hidden but for their last two digits. */
export function maskPhone(phone: string): string {
  if (phone.includes('*')) return phone;
  if (phone.length < 8) return `****${phone.slice(-2)}`;
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
