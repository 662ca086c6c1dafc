/** Goes to a page as somebody else than before: whole, so that nothing of what was loaded before stays. */
export function goIn(path: string): void {
  window.location.assign(path);
}
