import { EffortFacts } from "@/app/(dashboard)/interactions/[id]/_components/effort-facts";
import { EndFacts } from "@/app/(dashboard)/interactions/[id]/_components/end-facts";
import { ColumnFacts, PromiseFacts, SourceFacts, StepFacts } from "@/app/(dashboard)/interactions/[id]/_components/more-facts";
import { WhatFacts } from "@/app/(dashboard)/interactions/[id]/_components/what-facts";
import type { InteractionStory } from "@/lib/interactions/read-interaction";

/** What is documented besides the story; a field that nobody filled is not there, one that decides a number says "not known". */
export function FactPanels({ story }: { story: InteractionStory }) {
  const { detail } = story;
  return (
    <div className="grid grid-cols-1 content-start gap-4">
      <WhatFacts detail={detail} />
      {detail.promises.length > 0 && <PromiseFacts story={story} />}
      <EndFacts detail={detail} />
      <EffortFacts detail={detail} />
      {detail.steps.length > 0 && <StepFacts steps={detail.steps} />}
      <SourceFacts detail={detail} />
      <ColumnFacts detail={detail} />
    </div>
  );
}
