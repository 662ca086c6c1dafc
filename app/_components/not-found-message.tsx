import { ButtonLink } from "@/app/_components/button";
import { text } from "@/app/messages/text";

export function NotFoundMessage() {
  return (
    <div className="py-10 text-center">
      <h1 className="font-[650] text-title">{text.empty.notFound}</h1>
      <p className="mt-1 mb-4 text-mute">{text.empty.notFoundHint}</p>
      <ButtonLink href="/">{text.empty.toOverview}</ButtonLink>
    </div>
  );
}
