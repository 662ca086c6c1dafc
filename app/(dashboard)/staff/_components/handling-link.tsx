import Link from "next/link";
import { recordText } from "@/app/messages/record-text";

/** The way up from the pages of the staff. */
export function HandlingLink() {
  return (
    <Link href="/handling" className="link">
      {recordText.handling.title}
    </Link>
  );
}
