import { ButtonLink } from "@/app/_components/button";
import { text } from "@/app/messages/text";

/** A page that is not for whoever has signed in: nothing is broken, and somebody can help. */
export function MayNotSee() {
  return (
    <div className="py-10 text-center">
      <h1 className="font-[650] text-title">{text.empty.mayNotSee}</h1>
      <p className="mx-auto mt-1 mb-4 max-w-[34rem] text-mute">{text.empty.mayNotSeeHint}</p>
      <ButtonLink href="/">{text.empty.toOverview}</ButtonLink>
    </div>
  );
}
