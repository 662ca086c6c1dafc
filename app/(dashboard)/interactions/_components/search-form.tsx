import { Search as Glass, X } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { Button } from "@/app/_components/button";
import { hrefOf } from "@/app/_data/filter-params";
import { recordText } from "@/app/messages/record-text";
import { SEARCH_CHARACTERS } from "@/lib/search/parse-search";

/**
 * The search field: what is written is `q` of the address, and everything else of the address stays. A plain form, so it
 * works before any script has loaded.
 */
export function SearchForm({ path, params, written }: { path: string; params: URLSearchParams; written: string }) {
  const words = recordText.interactions.search;
  const kept = [...params].filter(([key]) => key !== "q");
  return (
    <Form action={path} scroll={false} role="search" className="no-print mb-3 flex flex-wrap items-center gap-2">
      {kept.map(([key, value]) => (
        <input key={`${key}=${value}`} type="hidden" name={key} value={value} />
      ))}
      <div className="relative min-w-0 max-w-[34rem] flex-1 basis-48">
        <Glass size={15} aria-hidden className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2.5 text-mute" />
        <input
          key={written}
          type="search"
          name="q"
          data-search-field
          aria-label={words.label}
          aria-describedby="search-hint"
          placeholder={words.placeholder}
          defaultValue={written}
          maxLength={SEARCH_CHARACTERS}
          autoComplete="off"
          className="target h-8 w-full appearance-none rounded-md border border-edge bg-card pr-10 pl-8 placeholder:text-mute [&::-webkit-search-cancel-button]:hidden"
        />
        {written !== "" && (
          <Link
            href={hrefOf(path, new URLSearchParams(kept))}
            scroll={false}
            aria-label={words.clear}
            className="absolute inset-y-0 right-0 inline-flex w-10 items-center justify-center rounded-r-md text-mute hover:text-ink"
          >
            <X size={15} aria-hidden />
          </Link>
        )}
      </div>
      <Button type="submit">{words.submit}</Button>
      <p id="search-hint" className="text-mute text-sm max-sm:sr-only">
        {words.hint}
      </p>
    </Form>
  );
}
