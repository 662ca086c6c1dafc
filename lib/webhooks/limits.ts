import { numberSetting } from "@/lib/number-setting";

export interface WebhookLimits {
  /** The largest body, in bytes. */
  bodyBytes: number;
  /** How long deliveries are listed and recognised when they come again, in days. */
  keepDays: number;
}

/** WEBHOOK_MAX_BYTES and WEBHOOK_KEEP_DAYS, or their defaults. @throws BadSettingError */
export function webhookLimits(settings: Record<string, string | undefined> = process.env): WebhookLimits {
  return {
    bodyBytes: numberSetting(settings, "WEBHOOK_MAX_BYTES", 1024 * 1024),
    keepDays: numberSetting(settings, "WEBHOOK_KEEP_DAYS", 90),
  };
}

/** How many requests that are not believed are answered with a reason, and listed, in a minute. */
export const REFUSED_PER_MINUTE = 60;
