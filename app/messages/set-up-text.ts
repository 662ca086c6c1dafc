import type { Widen } from "@/app/messages/en";
import { importDraft } from "@/app/messages/en/import-draft";
import { ownership } from "@/app/messages/en/ownership";
import { privacy } from "@/app/messages/en/privacy";
import { settings } from "@/app/messages/en/settings";
import { sources } from "@/app/messages/en/sources";

const setUp = { draft: importDraft, sources, privacy, ...settings, ...ownership };

/** Words of the pages on which something is set up. They are many, and apart, so that no other page has to carry them. */
export const setUpText: Widen<typeof setUp> = setUp;
