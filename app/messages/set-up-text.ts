import type { Widen } from "@/app/messages/en";
import { audit } from "@/app/messages/en/audit";
import { calendars } from "@/app/messages/en/calendars";
import { importDraft } from "@/app/messages/en/import-draft";
import { outgoing } from "@/app/messages/en/outgoing";
import { ownership } from "@/app/messages/en/ownership";
import { privacy } from "@/app/messages/en/privacy";
import { settings } from "@/app/messages/en/settings";
import { sources } from "@/app/messages/en/sources";
import { staffSettings } from "@/app/messages/en/staff-settings";
import { users } from "@/app/messages/en/users";

const setUp = {
  draft: importDraft,
  sources,
  outgoing,
  privacy,
  ...settings,
  ...ownership,
  ...calendars,
  ...staffSettings,
  ...users,
  ...audit,
};

/** Words of the pages on which something is set up. They are many, and apart, so that no other page has to carry them. */
export const setUpText: Widen<typeof setUp> = setUp;
