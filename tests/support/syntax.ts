/** A node of a syntax tree as the parser gives it (ESTree with its TypeScript nodes). */
export interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  [property: string]: unknown;
}

/** Every node in a value of the tree, outer before inner. */
export function nodesIn(value: unknown): SyntaxNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesIn)];
}

export function child(node: SyntaxNode | undefined, property: string): SyntaxNode | undefined {
  const value = node?.[property];
  return isNode(value) ? value : undefined;
}

export function nameOf(node: SyntaxNode | undefined): string | undefined {
  return typeof node?.name === "string" ? node.name : undefined;
}

/** The name that a call ends in: `a.b(…)` and `b(…)` → "b"; undefined when it is no call. */
export function calledName(node: SyntaxNode | undefined): string | undefined {
  if (node?.type !== "CallExpression") return undefined;
  const callee = child(node, "callee");
  return callee?.type === "MemberExpression" ? nameOf(child(callee, "property")) : nameOf(callee);
}

/** The names called on the way to a call: of `db.select().from(x).all()` → ["from", "select"]. */
export function namesCalledBefore(node: SyntaxNode): string[] {
  const object = child(child(node, "callee"), "object");
  const name = calledName(object);
  return object === undefined || name === undefined ? [] : [name, ...namesCalledBefore(object)];
}

export function calls(node: SyntaxNode, name: string): boolean {
  return nodesIn(node).some((each) => calledName(each) === name);
}

/** `x as T` and `<T>x`; `as const` only narrows and is no cast. */
export function isCast(node: SyntaxNode): boolean {
  const isConst = nameOf(child(child(node, "typeAnnotation"), "typeName")) === "const";
  return node.type === "TSTypeAssertion" || (node.type === "TSAsExpression" && !isConst);
}

/** The texts written in a file: string literals, and templates with their placeholders as they stand. */
export function textsIn(nodes: SyntaxNode[], source: string): { node: SyntaxNode; text: string }[] {
  return nodes.flatMap((node) => {
    if (node.type === "Literal" && typeof node.value === "string") return [{ node, text: node.value }];
    return node.type === "TemplateLiteral" ? [{ node, text: source.slice(node.start + 1, node.end - 1) }] : [];
  });
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "start" in value;
}
