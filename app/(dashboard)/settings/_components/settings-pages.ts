import { text } from "@/app/messages/text";

/** The pages below the settings, in the order in which they stand there. */
export const SETTINGS_PAGES = [
  { href: "/settings/sources", ...text.settings.pages.sources },
  { href: "/settings/keys", ...text.settings.pages.keys },
  { href: "/settings/api", ...text.settings.pages.api },
];
