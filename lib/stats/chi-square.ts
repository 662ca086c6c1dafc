import { logGamma } from "@/lib/stats/log-gamma";

/**
 * P(X ≥ x) of the χ² distribution: the upper regularised incomplete gamma function Q(df ⁄ 2, x ⁄ 2), by its series below
 * a + 1 and by its continued fraction above (Press et al., Numerical Recipes, 6.2).
 * @param df degrees of freedom, 1 or more
 */
export function chiSquareTail(x: number, df: number): number {
  if (x <= 0) return 1;
  const [a, t] = [df / 2, x / 2];
  // ln Γ is exact from 1 on only, and Γ(a + 1) = a · Γ(a).
  const scale = Math.exp(a * Math.log(t) - t - (logGamma(a + 1) - Math.log(a)));
  return Math.min(1, Math.max(0, t < a + 1 ? 1 - scale * series(a, t) : scale * fraction(a, t)));
}

const MOST_TERMS = 500;

function series(a: number, t: number): number {
  let [term, sum] = [1 / a, 1 / a];
  for (let n = 1; n <= MOST_TERMS && term > sum * 1e-16; n++) {
    term *= t / (a + n);
    sum += term;
  }
  return sum;
}

/** Lentz's way through the continued fraction. */
function fraction(a: number, t: number): number {
  let b = t + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n <= MOST_TERMS; n++) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / away(factor * d + b);
    c = away(b + factor / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
}

function away(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
