import Link from "next/link";
import { setUpText } from "@/app/messages/set-up-text";

/** Back to the list of settings, above the title of each page below it. */
export function SettingsLink() {
  return (
    <Link href="/settings" className="link hover:text-ink">
      {setUpText.settings.title}
    </Link>
  );
}
