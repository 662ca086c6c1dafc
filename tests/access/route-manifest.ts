import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { pathsBelow } from "@/tests/support/source-files";

/** A page, or one method of a route, as it lies on the disk. */
export interface ManifestLine {
  /** "METHOD /path" or "PAGE /path". */
  line: string;
  /** The file, from the project's root. */
  file: string;
}

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Everything below app/ that answers an address. */
export async function routeManifest(): Promise<ManifestLine[]> {
  const files = pathsBelow("app");
  const pages = files.filter((file) => posix.basename(file) === "page.tsx").map((file) => ({ line: `PAGE ${addressOf(file)}`, file }));
  const routes = await Promise.all(
    files
      .filter((file) => posix.basename(file) === "route.ts")
      .map(async (file) => Object.keys(await handlersOf(file)).map((method) => ({ line: `${method} ${addressOf(file)}`, file }))),
  );
  return [...pages, ...routes.flat()];
}

/** Files by which Next answers an address without a page or a route; nobody would be asked who they are. */
export function unaskedFiles(): string[] {
  return pathsBelow("app").filter((file) =>
    /(^|\/)(sitemap|robots|manifest|opengraph-image|twitter-image|apple-icon|icon)\.(ts|tsx|js)$/.test(file),
  );
}

/** The exported methods of a route. */
export async function handlersOf(file: string): Promise<Record<string, Handler>> {
  const module: Record<string, Handler> = await import(join(process.cwd(), file));
  return Object.fromEntries(Object.entries(module).filter(([name]) => METHODS.test(name)));
}

/** Whether a page, or a part of it, asks under its own name before it touches data. */
export function asksByName({ line, file }: ManifestLine): boolean {
  const folder = posix.dirname(file);
  const asking = [`entered("${line}"`, `openPage("${line}"`, `enter(request, "${line}"`];
  return pathsBelow(folder).some((path) => {
    const text = readFileSync(join(process.cwd(), path), "utf8");
    return asking.some((call) => text.includes(call));
  });
}

const METHODS = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

/** app/(dashboard)/failures/[code]/page.tsx → /failures/[code] */
function addressOf(file: string): string {
  const parts = posix.dirname(file).split("/").slice(1);
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join("/")}`;
}
