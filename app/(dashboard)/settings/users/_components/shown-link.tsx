import { ShownOnce } from "@/app/_components/shown-once";
import { setUpText } from "@/app/messages/set-up-text";

/** A link to pass on, this once. */
export function ShownLink({ title, address, onDone }: { title: string; address: string; onDone: () => void }) {
  const words = setUpText.users;
  return (
    <div role="status" className="grid max-w-[46rem] gap-2 rounded-lg border border-edge bg-card p-4">
      <ShownOnce
        title={<p className="break-words font-medium">{title}</p>}
        value={address}
        words={{ ...words, done: words.another }}
        onDone={onDone}
      />
    </div>
  );
}
