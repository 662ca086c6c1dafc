import { EffortFacts } from "@/app/(dashboard)/interactions/[id]/_components/effort-facts";
import { EndFacts } from "@/app/(dashboard)/interactions/[id]/_components/end-facts";
import { ColumnFacts, PromiseFacts, SourceFacts, StepFacts } from "@/app/(dashboard)/interactions/[id]/_components/more-facts";
import { HandoverFacts, SideFacts } from "@/app/(dashboard)/interactions/[id]/_components/side-facts";
import { WhatFacts } from "@/app/(dashboard)/interactions/[id]/_components/what-facts";
import type { InteractionStory } from "@/lib/interactions/read-interaction";

/** What is documented besides the story; a field that nobody filled is not there, one that decides a number says "not known". */
export function FactPanels({ story }: { story: InteractionStory }) {
  const { detail } = story;
  return (
    <div className="grid grid-cols-1 content-start gap-4">
      <WhatFacts detail={detail} />
      {detail.promises.length > 0 && <PromiseFacts story={story} />}
      <SideFacts detail={detail} />
      <EndFacts detail={detail} />
      <EffortFacts detail={detail} />
      {detail.handovers.length > 0 && <HandoverFacts handovers={detail.handovers} />}
      <StepFacts detail={detail} />
      <SourceFacts detail={detail} />
      <ColumnFacts detail={detail} />
    </div>
  );
}
