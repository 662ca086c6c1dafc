// What the scripts of bin/ share: where the project is, and how they speak.
import { fileURLToPath } from "node:url";

/** The project's root, where package.json is. */
export const projectFolder = fileURLToPath(new URL("..", import.meta.url));

/** Progress and notices, on standard error. */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

/** Ends the script because it cannot go on: one plain sentence, and exit code 2. */
export function stop(message) {
  say(message);
  process.exit(2);
}

/** How long something took, for people: "4.2 s", "1 min 12 s". */
export function duration(sinceMs) {
  const seconds = (performance.now() - sinceMs) / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(Math.round(seconds) / 60)} min ${Math.round(seconds) % 60} s`;
}
