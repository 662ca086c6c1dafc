import Link from "next/link";
import { text } from "@/app/messages/text";

/** Back to the list of settings, above the title of each page below it. */
export function SettingsLink() {
  return (
    <Link href="/settings" className="link hover:text-ink">
      {text.settings.title}
    </Link>
  );
}
