/**
 * What a document of ours may do, said to the browser: run only scripts that carry the nonce of this answer and what those
 * load, take everything else from this server, and stand in no frame. React writes style attributes, which no nonce can cover.
 * @param nonce made for one answer and never used again
 */
export function documentPolicy(nonce: string, isDevelopment = process.env.NODE_ENV === "development"): string {
  return [
    "default-src 'self'",
    // The development server evaluates code and speaks over a socket.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** A nonce nobody can guess: 128 bits. */
export function freshNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

/** What answers that are no document may do, should a browser be made to show one: nothing. */
export const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Browsers are to come back by https for two years, when that is how this installation is reached. */
export function transportPolicy(publicUrl = process.env.PUBLIC_URL): string | null {
  return publicUrl?.trim().toLowerCase().startsWith("https://") ? "max-age=63072000; includeSubDomains" : null;
}
