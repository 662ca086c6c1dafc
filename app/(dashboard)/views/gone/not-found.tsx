import { ButtonLink } from "@/app/_components/button";
import { text } from "@/app/messages/text";

/** The short address of a view was followed, and there is no such view. */
export default function ViewGone() {
  return (
    <div className="py-10 text-center">
      <h1 className="font-[650] text-title">{text.views.gone}</h1>
      <p className="mt-1 mb-4 text-mute">{text.views.goneHint}</p>
      <ButtonLink href="/views">{text.views.all}</ButtonLink>
    </div>
  );
}
