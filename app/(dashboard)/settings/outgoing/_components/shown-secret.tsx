import type { ReactNode } from "react";
import type { ShownSigningSecret } from "@/app/(dashboard)/settings/outgoing/_components/outgoing-requests";
import { CopiedText } from "@/app/(dashboard)/settings/sources/_components/copied-text";
import { setUpText } from "@/app/messages/set-up-text";

/** A secret, this once; `children` is the way on. */
export function ShownSecret({ made, children }: { made: ShownSigningSecret; children: ReactNode }) {
  const words = setUpText.outgoing;
  return (
    <div role="status" className="grid max-w-[46rem] gap-3 rounded-lg border border-edge bg-card p-4">
      <p className="font-medium">{words.made(made.webhook.name)}</p>
      <CopiedText label={words.secret} value={made.secret} />
      <p className="text-mute text-sm">{words.once}</p>
      <p className="flex flex-wrap gap-2">{children}</p>
    </div>
  );
}
