/** What a program can be allowed to do, one by one. A key carries those that it was made with. */
export const SCOPES = [
  "interactions:read",
  "interactions:write",
  "promises:read",
  "promises:write",
  "commendations:read",
  "commendations:write",
  "volumes:read",
  "volumes:write",
  "metrics:read",
] as const;
export type Scope = (typeof SCOPES)[number];

/** The same in words, for people who choose and for the description of the interface. */
export const SCOPE_MEANINGS: Record<Scope, string> = {
  "interactions:read": "Read single interactions with everything that hangs on them",
  "interactions:write": "Make and change interactions",
  "promises:read": "Read promises and their states",
  "promises:write": "Make and change promises",
  "commendations:read": "Read commendations",
  "commendations:write": "Make and change commendations",
  "volumes:read": "Read contact volumes",
  "volumes:write": "State contact volumes",
  "metrics:read": "Read metrics and reports",
};

export function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text);
}
