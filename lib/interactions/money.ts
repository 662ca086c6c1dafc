/** 590 cents of EUR → "€5.90"; a currency that is no ISO code stands as written: "5.90 points". */
export function moneyText(cents: number, currency: string): string {
  if (!/^[A-Za-z]{3}$/.test(currency)) return `${(cents / 100).toFixed(2)} ${currency}`;
  return new Intl.NumberFormat("en-GB", { style: "currency", currency: currency.toUpperCase() }).format(cents / 100);
}
