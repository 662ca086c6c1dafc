/** What is said when a page could not be shown; all that the last resort has to carry (app/global-error.tsx). */
export const brokenPage = {
  retry: "Try again",
  pageBroken: "This page could not be shown",
  pageBrokenHint: "Nothing was changed. Try again; if it happens twice, tell the operator and quote the reference below.",
  reference: (digest: string) => `Reference ${digest}`,
};
