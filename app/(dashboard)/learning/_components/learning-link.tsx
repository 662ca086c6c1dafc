import Link from "next/link";
import { recordText } from "@/app/messages/record-text";

/** The way up from a lesson or a case. */
export function LearningLink() {
  return (
    <Link href="/learning" className="link">
      {recordText.learning.title}
    </Link>
  );
}
