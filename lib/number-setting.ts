import { z } from "zod";
import { BadSettingError } from "@/lib/env";

/** A setting that is a whole number above 0, or its default. @throws BadSettingError */
export function numberSetting(settings: Record<string, string | undefined>, name: string, byDefault: number): number {
  const text = settings[name]?.trim();
  if (!text) return byDefault;
  const parsed = z.coerce.number().int().positive().safeParse(text);
  if (!parsed.success) throw new BadSettingError(name, `${name} must be a whole number above 0; got "${text}".`);
  return parsed.data;
}
