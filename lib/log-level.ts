import { BadSettingError } from "@/lib/env";

/** From the gravest on. */
export const LOG_LEVELS = ["error", "warn", "info", "debug"] as const;

/** LOG_LEVEL, or info: what is less grave is not written. @throws BadSettingError */
export function logLevel(settings: Record<string, string | undefined> = process.env): (typeof LOG_LEVELS)[number] {
  const text = settings.LOG_LEVEL?.trim();
  if (!text) return "info";
  const level = LOG_LEVELS.find((each) => each === text);
  if (!level) throw new BadSettingError("LOG_LEVEL", `LOG_LEVEL must be ${LOG_LEVELS.join(", ")}; got "${text}".`);
  return level;
}
