import Link from "next/link";
import { Section } from "@/app/_components/section";
import { recordText } from "@/app/messages/record-text";

/** Why what goes with something is not what leads to it. */
export function WhyAssociation() {
  const words = recordText.endings;
  return (
    <Section title={words.why}>
      <p className="max-w-[46rem]">{words.whyText}</p>
      <p className="mt-1">
        <Link href="/playbooks" className="link target inline-flex items-center">
          {words.toPlaybooks}
        </Link>
      </p>
    </Section>
  );
}
