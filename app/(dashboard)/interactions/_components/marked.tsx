import type { Piece } from "@/lib/search/mark-words";

/** A text with the words that were found in it marked. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  let from = 0;
  return pieces.map(({ text, isFound }) => {
    const key = from;
    from += text.length;
    return isFound ? (
      <mark key={key} className="rounded-xs bg-accent-pale text-ink">
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}
