import { clsx } from "clsx";
import { SamePageLink } from "@/app/_components/views/same-page-link";
import { recordText } from "@/app/messages/record-text";

const AXES = ["anger", "resistance", "topic"] as const;
type Axis = (typeof AXES)[number];

/** The axes as tabs in the address: how it felt, why it stayed difficult, what it was about. */
export function AxisTabs({ axis, knownAxes, hrefOf }: { axis: Axis; knownAxes: readonly Axis[]; hrefOf: (axis: Axis) => string }) {
  return (
    <nav aria-label={recordText.causes.axes} className="no-print mb-6">
      <ul className="flex flex-wrap gap-x-5 border-hairline border-b">
        {AXES.map((each) => (
          <li key={each}>
            <SamePageLink
              href={hrefOf(each)}
              scroll={false}
              aria-current={each === axis ? "page" : undefined}
              className={clsx(
                "target -mb-px inline-flex items-center border-b-2 py-1.5",
                each === axis ? "border-accent font-semibold" : "border-transparent text-mute hover:text-ink",
              )}
            >
              {recordText.causes.axisNames[each]}
              {!knownAxes.includes(each) && (
                <span className="ml-1.5 font-normal text-mute text-sm max-sm:sr-only">{recordText.causes.noneKnown}</span>
              )}
            </SamePageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
