import { numberSetting } from "@/lib/number-setting";

/** When the server makes backups by itself. */
export interface BackupSchedule {
  everyMs: number;
  /** How many stay. */
  keep: number;
}

/** BACKUP_EVERY_HOURS and BACKUP_KEEP (7); null without the former. @throws BadSettingError */
export function backupSchedule(settings: Record<string, string | undefined> = process.env): BackupSchedule | null {
  const hours = numberSetting(settings, "BACKUP_EVERY_HOURS", 0);
  return hours === 0 ? null : { everyMs: hours * 3_600_000, keep: numberSetting(settings, "BACKUP_KEEP", 7) };
}
