import { describe, test } from "vitest";
import { holds } from "./support/holds";
import { pathsBelow, placeOf, type SourceFile, sourceFiles } from "./support/source-files";
import { calledName, calls, child, isCast, nameOf, namesCalledBefore, nodesIn, type SyntaxNode, textsIn } from "./support/syntax";

/*
 * The house rules, each stated in a sentence and failing with that sentence and the places that break it.
 *
 * Three layers, one direction: app → lib → db.
 *   app   may import app and lib
 *   lib   may import lib and db
 *   db    may import db
 * If it imports React it lives in app; if it imports a driver it lives in db.
 */
const MAY_IMPORT: Record<string, string[]> = { app: ["app", "lib"], lib: ["lib", "db"], db: ["db"] };
const SEEN_PACKAGES =
  /^(react|react-dom|react-is|next|next-themes|recharts|lucide-react|cmdk|sonner|nuqs|@base-ui\/react|@tanstack\/[a-z-]+)(\/|$)/;
const DRIVERS = /^(better-sqlite3|pg|@electric-sql\/pglite|@duckdb\/|drizzle-orm\/(better-sqlite3|node-postgres|pglite|migrator))/;
const MAY_USE_AS = ["db/columns.ts", "db/client.ts"];
const MAY_BE_BARREL = ["lib/metrics/index.ts", "lib/imports/mappings/index.ts"];
// The record is described in one place, to be read like a table.
const MAY_BE_LONG = ["db/schema.ts"];
// What runs by itself, for nobody who could be asked.
const MAY_ACT_ALONE = ["lib/failures/apply-link-rules.ts", "lib/backup/child.ts"];
const MAY_OPEN = [
  "app/api/health/ready/route.ts",
  "app/_data/at-the-door.ts",
  "app/api/invitations/accept/route.ts",
  "app/api/password/forgotten/route.ts",
  "app/api/password/reset/route.ts",
  "app/api/session/route.ts",
  "app/api/session/second-factor/route.ts",
  "app/api/sign-in/provider/callback/route.ts",
  "app/api/sign-in/provider/route.ts",
  "app/api/users/first/route.ts",
  "app/api/v1/answer.ts",
  "app/api/webhooks/[source]/route.ts",
];
const NAMES_THAT_SAY_NOTHING = /^(utils?|helpers?|common|managers?|types)$/;
const HTTP_METHODS = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

const files = sourceFiles();
const product = files.filter((file) => ["app", "lib", "db"].includes(file.layer));
const inLayer = (layer: string) => files.filter((file) => file.layer === layer);
const below = (folder: string) => files.filter((file) => file.path.startsWith(`${folder}/`));

describe("layers", () => {
  test("imports go one way: app asks lib, lib asks db, db asks nobody", () => {
    const broken = product.flatMap((file) =>
      file.imports
        .filter((each) => each.isOwn && !MAY_IMPORT[file.layer]?.includes(each.target.split("/")[0] ?? ""))
        .map((each) => `${file.path} imports ${each.target}`),
    );
    holds("A file of app imports only app and lib, of lib only lib and db, of db only db", broken);
  });

  test("React lives in app", () => {
    const elsewhere = [...inLayer("lib"), ...inLayer("db")];
    holds("What imports React, Next or a component library lives in app", importing(elsewhere, SEEN_PACKAGES));
  });

  test("drivers live in db", () => {
    holds("What imports a database driver lives in db", importing([...inLayer("app"), ...inLayer("lib")], DRIVERS));
  });

  test("the command line lives in lib/cli", () => {
    const elsewhere = product.filter((file) => !file.path.startsWith("lib/cli/"));
    holds("Only lib/cli imports commander", importing(elsewhere, /^commander$/));
  });

  test("app holds no SQL", () => {
    const statement = /^\s*(select\b[\s\S]*\bfrom\b|insert into\b|delete from\b|update\b[\s\S]*\bset\b|with\b[\s\S]*\bselect\b)/i;
    const written = inLayer("app").flatMap((file) =>
      textsIn(file.nodes, file.text)
        .filter(({ text }) => statement.test(text) && /[=(*,]/.test(text))
        .map(({ node }) => placeOf(file, node)),
    );
    holds("A file of app holds no SQL and no query builder", [...importing(inLayer("app"), /^drizzle-orm/), ...written]);
  });
});

describe("access", () => {
  test("every handler of app/api asks who is acting", () => {
    const silent = (folder: string, asking: readonly string[]) =>
      below(folder).flatMap((file) =>
        handlersOf(file)
          .filter((handler) => !asking.some((name) => calls(handler.node, name)))
          .map((handler) => `${handler.place} ${handler.name}`),
      );
    holds(
      "Every exported method of an app/api route calls enter or, where nobody can have signed in, refuseForeign; actingForSender where webhooks come in; in app/api/v1 answerV1",
      silent("app/api", ["enter", "refuseForeign", "answerV1", "actingForSender"]),
    );
    holds("Every exported method of an app/api/v1 route calls answerV1, which asks for a key", silent("app/api/v1", ["answerV1"]));
    const elsewhere = product.filter(
      (file) => !file.path.startsWith("app/api/v1/") && file.imports.some((each) => each.target === "app/api/v1/answer"),
    );
    holds("answerV1 is for app/api/v1 alone", paths(elsewhere));
    const answering = files.find((file) => file.path === "app/api/v1/answer.ts");
    holds("answerV1 calls actingForKey", answering?.nodes.some((node) => calls(node, "actingForKey")) ? [] : ["app/api/v1/answer.ts"]);
  });

  test("nobody makes themselves somebody", () => {
    const makers = product.filter((file) => {
      const names = file.imports.filter((each) => each.target === "lib/access/actor").flatMap((each) => each.names);
      if (names.includes("userActor")) return file.path !== "lib/access/sessions.ts";
      if (names.includes("keyActor")) return file.path !== "lib/access/acting-for-key.ts";
      if (names.includes("senderActor")) return !["lib/access/acting-for-sender.ts", "lib/connectors/child.ts"].includes(file.path);
      return names.includes("commandActor") && !/^lib\/(cli|imports)\//.test(file.path) && !MAY_ACT_ALONE.includes(file.path);
    });
    holds(
      "Only lib/access/sessions.ts makes a user, acting-for-key.ts a program, acting-for-sender.ts and the pulling process a sender, and lib/cli and what runs by itself a command",
      paths(makers),
    );
  });

  test("the whole workspace is opened where it is shared out", () => {
    const openers = inLayer("app").filter((file) => file.imports.some((each) => each.names.includes("serverWorkspace")));
    holds(
      "In app, only what nobody signs in for opens the workspace itself; everything else gets it from enter, as the actor may see it",
      paths(openers.filter((file) => !MAY_OPEN.includes(file.path))),
    );
  });

  test("there are no Server Actions", () => {
    const actions = product.filter((file) =>
      file.nodes.some((node) => node.type === "ExpressionStatement" && node.directive === "use server"),
    );
    holds('No file says "use server": writes go through app/api, where they are checked', paths(actions));
  });

  test("the record and the metrics never reach a browser", () => {
    const guarded = files.filter((file) => ["db/client.ts", "lib/metrics/run.ts"].includes(file.path));
    const open = guarded.filter((file) => !file.imports.some((each) => each.target === "server-only"));
    holds('db/client.ts and lib/metrics/run.ts import "server-only"', paths(open));
  });
});

describe("names and sizes", () => {
  test("a file is named after what it holds", () => {
    const all = ["app", "lib", "db", "bin", "tests"].flatMap(pathsBelow);
    const vague = all.filter((path) => path.split("/").some((part) => NAMES_THAT_SAY_NOTHING.test(part.replace(/\..*$/, ""))));
    holds("No file or folder is called utils, helpers, common, manager or types", vague);
  });

  test("there are two barrels", () => {
    const barrels = files.filter((file) => /(^|\/)index\.(ts|tsx)$/.test(file.path) && !MAY_BE_BARREL.includes(file.path));
    holds(`Only ${MAY_BE_BARREL.join(" and ")} are index files`, paths(barrels));
  });

  test("a file is at most 300 lines long", () => {
    const long = files.filter((file) => file.lines.length > 300 && !MAY_BE_LONG.includes(file.path));
    holds(
      "A file over 300 lines is split",
      long.map((file) => `${file.path} has ${file.lines.length}`),
    );
  });

  test("a situation is difficult, a customer is not", () => {
    const phrase = new RegExp(["difficult", "customer(?!\\s+(interaction|situation))"].join("\\s+"), "i");
    holds('Nothing says "difficult customer"', paths(product.filter((file) => phrase.test(file.text))));
  });
});

describe("types", () => {
  test("nothing is any", () => {
    holds(
      "No any: unknown, narrowed, says the same honestly",
      everywhere((node) => node.type === "TSAnyKeyword"),
    );
  });

  test("nothing is cast", () => {
    const casts = files.flatMap((file) => file.nodes.filter(isCast).map((node) => ({ file, place: placeOf(file, node) })));
    holds(
      `"as" stands only in ${MAY_USE_AS.join(" and ")} ("as const" and "satisfies" may stand anywhere)`,
      casts.filter(({ file }) => !MAY_USE_AS.includes(file.path)).map(({ place }) => place),
    );
    holds(
      "Every cast has its reason in a comment on its line or just above",
      casts
        .filter(({ file, place }) => MAY_USE_AS.includes(file.path) && !hasReason(file, Number(place.split(":")[1])))
        .map(({ place }) => place),
    );
  });

  test("no rule is silenced in passing", () => {
    const silencing = /@ts-(?:ignore|expect-error|nocheck)|(?:biome|eslint)-(?:ignore|disable)/;
    const silenced = files.flatMap((file) => file.lines.flatMap((line, at) => (silencing.test(line) ? [`${file.path}:${at + 1}`] : [])));
    holds("No compiler or linter rule is switched off in a file", silenced);
  });
});

describe("numbers", () => {
  test("metrics and statistics are told the time", () => {
    const readsClock = (node: SyntaxNode) =>
      (node.type === "NewExpression" && nameOf(child(node, "callee")) === "Date" && nodesIn(node.arguments).length === 0) ||
      (node.type === "CallExpression" && calledName(node) === "now" && nameOf(child(child(node, "callee"), "object")) === "Date");
    // run.ts is where a question comes in; it fills in the present when the asker named no moment.
    const told = [...below("lib/metrics"), ...below("lib/stats")].filter((file) => file.path !== "lib/metrics/run.ts");
    const places = told.flatMap((file) => file.nodes.filter(readsClock).map((node) => placeOf(file, node)));
    holds("In lib/metrics and lib/stats the clock is an argument", places);
  });

  test("drizzle builders are awaited", () => {
    const building = new Set([
      "select",
      "selectDistinct",
      "from",
      "insert",
      "values",
      "update",
      "set",
      "delete",
      "where",
      "returning",
      "limit",
      "orderBy",
    ]);
    const forced = (node: SyntaxNode) =>
      ["all", "get", "run"].includes(calledName(node) ?? "") && namesCalledBefore(node).some((name) => building.has(name));
    holds("A drizzle builder is awaited, never forced with .all(), .get() or .run(), which PostgreSQL does not have", [
      ...product.flatMap((file) => file.nodes.filter(forced).map((node) => placeOf(file, node))),
    ]);
  });
});

function paths(list: SourceFile[]): string[] {
  return list.map((file) => file.path);
}

function importing(list: SourceFile[], target: RegExp): string[] {
  return list.flatMap((file) =>
    file.imports.filter((each) => !each.isOwn && target.test(each.target)).map((each) => `${file.path} imports ${each.target}`),
  );
}

function everywhere(isBroken: (node: SyntaxNode) => boolean): string[] {
  return files.flatMap((file) => file.nodes.filter(isBroken).map((node) => placeOf(file, node)));
}

function handlersOf(file: SourceFile): { name: string; node: SyntaxNode; place: string }[] {
  if (!file.path.endsWith("/route.ts")) return [];
  const declared = file.nodes.filter((node) => node.type === "ExportNamedDeclaration").flatMap((node) => nodesIn(node.declaration));
  return declared.flatMap((node) => {
    const name = nameOf(child(node, "id"));
    return name !== undefined && HTTP_METHODS.test(name) ? [{ name, node, place: placeOf(file, node) }] : [];
  });
}

function hasReason(file: SourceFile, line: number): boolean {
  return [file.lines[line - 1], file.lines[line - 2]].some((text) => /\/\/|\*\/|^\s*\*/.test(text ?? ""));
}
