import { doorText } from "@/app/messages/door-text";
import { text } from "@/app/messages/text";

/** The page for who is known to the identity provider and not here. It says nothing of who they are. */
export function notInvited(): Response {
  const { title, hint, again } = doorText.notInvited;
  const page = `<!doctype html>
<html lang="${text.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${text.product}</title>
<style>
:root { color-scheme: light dark; font: 15px/1.5 Inter, system-ui, sans-serif; }
main { max-width: 26rem; margin: 15vh auto 0; padding: 0 1.25rem; }
h1 { font-size: 1.4rem; line-height: 1.3; }
</style>
</head>
<body>
<main>
<p>${text.product}</p>
<h1>${title}</h1>
<p>${hint}</p>
<p><a href="/sign-in">${again}</a></p>
</main>
</body>
</html>
`;
  return new Response(page, { status: 403, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}
