import { ShownOnce } from "@/app/_components/shown-once";
import type { ShownKey } from "@/app/(dashboard)/settings/keys/_components/key-requests";
import { setUpText } from "@/app/messages/set-up-text";

/** The key itself, this once. */
export function MadeKey({ made, onKept }: { made: ShownKey; onKept: () => void }) {
  const words = setUpText.keys;
  return (
    <div role="status" className="grid max-w-[46rem] gap-2 rounded-lg border border-edge bg-card p-4">
      <ShownOnce title={<p className="font-medium">{words.made(made.name)}</p>} value={made.key} words={words} onDone={onKept} />
    </div>
  );
}
