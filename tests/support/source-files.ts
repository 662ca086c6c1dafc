import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseAst } from "vitest/node";
import { child, nameOf, nodesIn, type SyntaxNode } from "./syntax";

/** One file of the project, read and understood, so that rules can be stated about it. */
export interface SourceFile {
  /** From the project's root, with forward slashes. */
  path: string;
  /** The first folder ("app", "lib", "db", "bin", "tests"), or "root". */
  layer: string;
  text: string;
  lines: string[];
  imports: SourceImport[];
  nodes: SyntaxNode[];
}

export interface SourceImport {
  /** A path from the root for our own files ("lib/dates"), else the package with its path ("next/server"). */
  target: string;
  isOwn: boolean;
  names: string[];
}

/** All TypeScript and plain Node files of the product and its tests. */
export function sourceFiles(): SourceFile[] {
  const inFolders = ["app", "lib", "db", "bin", "tests"].flatMap((folder) => pathsBelow(folder));
  const inRoot = readdirSync(ROOT).filter((name) => name !== "next-env.d.ts");
  return [...inRoot, ...inFolders].filter((path) => /\.(ts|tsx|mjs)$/.test(path)).map(read);
}

/** Every path below a folder, files of every kind. */
export function pathsBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.slice(ROOT.length + 1).replaceAll("\\", "/"), entry.name));
}

/** The line a node stands on, as "path:line". */
export function placeOf(file: SourceFile, node: SyntaxNode): string {
  return `${file.path}:${file.text.slice(0, node.start).split("\n").length}`;
}

const ROOT = process.cwd();

function read(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), "utf8");
  const nodes = nodesIn(parseAst(text, { lang: languageOf(path), astType: path.endsWith(".mjs") ? "js" : "ts" }));
  const layer = path.includes("/") ? path.slice(0, path.indexOf("/")) : "root";
  return { path, layer, text, lines: text.trimEnd().split("\n"), imports: importsIn(path, nodes), nodes };
}

function languageOf(path: string): "js" | "ts" | "tsx" {
  if (path.endsWith(".mjs")) return "js";
  return path.endsWith(".tsx") ? "tsx" : "ts";
}

function importsIn(path: string, nodes: SyntaxNode[]): SourceImport[] {
  const imports: SourceImport[] = [];
  for (const node of nodes) {
    const specifier = IMPORTING.has(node.type) ? child(node, "source")?.value : undefined;
    if (typeof specifier !== "string") continue;
    const names = nodesIn(node.specifiers).flatMap((each) => nameOf(child(each, "imported")) ?? []);
    imports.push({ ...targetOf(path, specifier), names });
  }
  return imports;
}

function targetOf(path: string, specifier: string): { target: string; isOwn: boolean } {
  if (specifier.startsWith("@/")) return { target: specifier.slice(2), isOwn: true };
  if (specifier.startsWith(".")) return { target: posix.join(posix.dirname(path), specifier), isOwn: true };
  return { target: specifier, isOwn: false };
}

const IMPORTING = new Set(["ImportDeclaration", "ImportExpression", "ExportNamedDeclaration", "ExportAllDeclaration", "TSImportType"]);
