import { logGamma } from "@/lib/stats/log-gamma";

/** P(X ≥ value) of a chi-squared variable: the regularised upper incomplete gamma function Q(df/2, value/2). df ≥ 1. */
export function chiSquaredTail(value: number, df: number): number {
  if (value <= 0) return 1;
  const [a, x] = [df / 2, value / 2];
  // Numerical Recipes 6.2: the series converges quickly below the mean, the continued fraction above it.
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x);
}

/** x^a·e^−x / Γ(a); logGamma holds from 1 on, and Γ(a) = Γ(a + 1) / a. */
function front(a: number, x: number): number {
  return Math.exp(a * Math.log(x) - x - logGamma(a + 1) + Math.log(a));
}

function lowerBySeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 10_000 && term > sum * 1e-16; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * front(a, x);
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
  return h * front(a, x);
}
