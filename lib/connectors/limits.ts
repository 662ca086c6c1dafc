import { numberSetting } from "@/lib/number-setting";

export interface ConnectorLimits {
  /** The largest answer of a help desk, in bytes. */
  pageBytes: number;
  /** How long one answer may take, in seconds. */
  answerSeconds: number;
}

/** CONNECTOR_MAX_BYTES and CONNECTOR_TIMEOUT_SECONDS, or their defaults. @throws BadSettingError */
export function connectorLimits(settings: Record<string, string | undefined> = process.env): ConnectorLimits {
  return {
    pageBytes: numberSetting(settings, "CONNECTOR_MAX_BYTES", 32 * 1024 * 1024),
    answerSeconds: numberSetting(settings, "CONNECTOR_TIMEOUT_SECONDS", 90),
  };
}
