import { ButtonLink } from "@/app/_components/button";
import { recordText } from "@/app/messages/record-text";

/** An id that has gone, or never was. */
export default function InteractionNotFound() {
  const words = recordText.interactions;
  return (
    <div className="py-10 text-center">
      <h1 className="font-[650] text-title">{words.notThere}</h1>
      <p className="mt-1 mb-4 text-mute">{words.notThereHint}</p>
      <ButtonLink href="/interactions">{words.toList}</ButtonLink>
    </div>
  );
}
