import { PageHeader } from "@/app/_components/page-header";
import { text } from "@/app/messages/text";

/** A page while it is being read: its title at once, and quiet places where the rest will stand. */
export function PageSkeleton({ title }: { title?: string }) {
  return (
    <div aria-busy="true">
      <PageHeader title={title ?? <Waiting />} sentence={<span className="skeleton inline-block h-4 w-80 max-w-full" />} />
      <p className="sr-only">{text.empty.loading}</p>
      <div aria-hidden="true" className="mb-6 border-hairline border-y py-2.5">
        <div className="skeleton h-7 w-64" />
      </div>
      <div aria-hidden="true" className="grid gap-3">
        {["a", "b", "c", "d", "e", "f"].map((key) => (
          <div key={key} className="skeleton h-10" />
        ))}
      </div>
    </div>
  );
}

/** A heading that is not known yet still has a name. */
function Waiting() {
  return (
    <>
      <span className="sr-only">{text.empty.loading}</span>
      <span aria-hidden="true" className="skeleton inline-block h-5 w-56" />
    </>
  );
}
