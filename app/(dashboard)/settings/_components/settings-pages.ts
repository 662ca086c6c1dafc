import { setUpText } from "@/app/messages/set-up-text";

/** The pages below the settings, in the order in which they stand there. */
export const SETTINGS_PAGES = [
  { href: "/settings/users", ...setUpText.settings.pages.users },
  { href: "/settings/sources", ...setUpText.settings.pages.sources },
  { href: "/settings/outgoing", ...setUpText.settings.pages.outgoing },
  { href: "/settings/ownership", ...setUpText.settings.pages.ownership },
  { href: "/settings/calendars", ...setUpText.settings.pages.calendars },
  { href: "/settings/staff", ...setUpText.settings.pages.staff },
  { href: "/settings/privacy", ...setUpText.settings.pages.privacy },
  { href: "/settings/keys", ...setUpText.settings.pages.keys },
  { href: "/settings/audit", ...setUpText.settings.pages.audit },
  { href: "/settings/share-links", ...setUpText.settings.pages.shareLinks },
  { href: "/settings/api", ...setUpText.settings.pages.api },
];
