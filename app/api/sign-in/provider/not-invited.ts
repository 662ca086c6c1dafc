import { doorText } from "@/app/messages/door-text";
import { text } from "@/app/messages/text";

/**
 * 403 for who is known to the identity provider and not here, as a page that says so by itself and goes on to the one that
 * looks like the others: an answer of the interface may load no style (DATA_POLICY), and a page has no status of its own.
 */
export function notInvited(): Response {
  const { title, hint, again } = doorText.notInvited;
  const page = `<!doctype html>
<html lang="${text.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url=/not-invited">
<title>${title} · ${text.product}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${hint}</p>
<p><a href="/sign-in">${again}</a></p>
</main>
</body>
</html>
`;
  return new Response(page, { status: 403, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}
