import { connection } from "next/server";
import { IfMay } from "@/app/_components/rights";
import { RemoveSample } from "@/app/_components/sample/remove-sample";
import { SampleNotice } from "@/app/_components/sample/sample-notice";
import { StatePill } from "@/app/_components/state-pill";
import { entered } from "@/app/_data/acting";
import { text } from "@/app/messages/text";
import { shownSample } from "@/lib/sample/sample-shown";

/** In the rail: that what is shown is invented, and the way to be rid of it. Nothing where there is no sample. */
export async function SampleNote() {
  const sample = await readShown();
  if (!sample) return null;
  return (
    <div className="mb-2 grid justify-items-start gap-0.5">
      <StatePill tone="active">{sample.holdsBoth ? text.sample.apart : text.sample.pill}</StatePill>
      {!sample.holdsBoth && <p className="text-mute text-xs">{text.sample.invented}</p>}
      <IfMay right="manage">
        <RemoveSample isGoing={sample.isBeingRemoved} />
      </IfMay>
    </div>
  );
}

/** The same in one word, for the bar of narrow screens, where the rail is folded away. */
export async function SampleBadge() {
  const sample = await readShown();
  if (!sample) return null;
  return <StatePill tone="active">{sample.holdsBoth ? text.sample.apart : text.sample.pill}</StatePill>;
}

/** Above the page where the workspace holds the sample and real interactions: which of the two is shown, and the way to the other. */
export async function SampleAside() {
  const sample = await readShown();
  return sample?.holdsBoth ? <SampleNotice source={sample.source} /> : null;
}

async function readShown() {
  await connection();
  const { record } = (await entered("PAGE /")).workspace;
  return shownSample(record);
}
