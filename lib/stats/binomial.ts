import { logGamma } from "@/lib/stats/log-gamma";

/** P(X ≥ count) of a binomial variable of n trials with probability p: the regularised incomplete beta function I_p(count, n − count + 1). */
export function atLeastOf(count: number, n: number, p: number): number {
  if (count <= 0) return 1;
  if (count > n) return 0;
  return incompleteBeta(count, n - count + 1, p);
}

/** P(X ≤ count). */
export function atMostOf(count: number, n: number, p: number): number {
  return count >= n ? 1 : 1 - atLeastOf(count + 1, n, p);
}

/**
 * The exact 95 % interval of a proportion (Clopper & Pearson, Biometrika 1934): the proportions under which so many or
 * more, and so few or fewer, are seen in 2.5 % of cases. n ≥ 1.
 */
export function clopperPearson(count: number, n: number): { low: number; high: number } {
  return {
    low: count === 0 ? 0 : probabilityWhere((p) => atLeastOf(count, n, p) < TAIL),
    high: count === n ? 1 : probabilityWhere((p) => atMostOf(count, n, p) > TAIL),
  };
}

const TAIL = 0.025;

/** The probability up to which something holds, by bisection. */
function probabilityWhere(holds: (p: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Numerical Recipes 6.4: a continued fraction, on the side where it converges quickly. */
function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(a, b, x)) / a : 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return h;
}

function away(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
