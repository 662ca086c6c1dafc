import { logGamma } from "@/lib/stats/log-gamma";

/**
 * Garwood's exact 95 % interval of a count's mean (Biometrika 1936): the means under which so many or more, and so few or
 * fewer, would be seen in 2.5 % of cases. The lower end of 0 is 0.
 */
export function garwood(count: number): { low: number; high: number } {
  return { low: count === 0 ? 0 : meanWhere(count, TAIL), high: meanWhere(count + 1, 1 - TAIL) };
}

const TAIL = 0.025;

/** The mean under which at least `count` are seen with this probability, by bisection: that probability rises with the mean. */
function meanWhere(count: number, probability: number): number {
  let low = 0;
  let high = count + 10 * Math.sqrt(count + 1) + 20;
  while (high - low > 1e-10 * Math.max(1, high)) {
    const middle = (low + high) / 2;
    if (atLeast(count, middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(X ≥ count) of a Poisson variable, count ≥ 1: the regularised lower incomplete gamma function P(count, mean). */
export function atLeast(count: number, mean: number): number {
  if (mean <= 0) return 0;
  // Numerical Recipes 6.2: the series converges quickly below the mean, the continued fraction above it.
  return mean < count + 1 ? lowerBySeries(count, mean) : 1 - upperByFraction(count, mean);
}

function lowerBySeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 10_000 && term > sum * 1e-16; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(a * Math.log(x) - x - logGamma(a));
}

function upperByFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 10_000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b || 1e-300);
    c = b + an / c || 1e-300;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return h * Math.exp(a * Math.log(x) - x - logGamma(a));
}
