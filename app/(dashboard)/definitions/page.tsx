import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { entered } from "@/app/_data/acting";
import { metricWords } from "@/app/_data/metric-words";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { MeasuredByOthers } from "@/app/(dashboard)/definitions/_components/measured-by-others";
import { ToAnchor } from "@/app/(dashboard)/definitions/_components/to-anchor";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import { METRIC_IDS, type MetricWords } from "@/lib/metrics/define";

export const metadata = { title: text.nav.definitions };

const FIELDS = ["definition", "numerator", "denominator", "unit", "cohortDate", "maturity", "source", "better", "caveat"] as const;

export default function DefinitionsPage() {
  return (
    <Suspense fallback={<PageSkeleton title={text.nav.definitions} />}>
      <Definitions />
    </Suspense>
  );
}

/** Every number of the product in its own words: the same that its tile, its file and the API carry. */
async function Definitions() {
  await connection();
  await entered("PAGE /definitions");
  const all = METRIC_IDS.map(metricWords);
  return (
    <>
      <PageHeader title={text.nav.definitions} sentence={<p>{recordText.definitions.sentence}</p>} />
      <div className="grid gap-x-12 gap-y-8 border-hairline border-t pt-6 lg:grid-cols-[minmax(0,1fr)_14rem]">
        <div className="grid max-w-[46rem] gap-10">
          {all.map((words) => (
            <Definition key={words.id} words={words} />
          ))}
          <Conventions />
          <MeasuredByOthers />
        </div>
        <nav aria-label={recordText.definitions.onThisPage} className="no-print order-first lg:order-none">
          <h2 className="eyebrow mb-1">{recordText.definitions.onThisPage}</h2>
          <ul className="grid gap-0.5 lg:sticky lg:top-6">
            {[...all, { id: "conventions", title: recordText.definitions.conventions }, recordText.definitions.others].map(
              ({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`} className="link target inline-flex min-h-6 items-center text-soft hover:text-ink">
                    {title}
                  </a>
                </li>
              ),
            )}
          </ul>
        </nav>
      </div>
      <ToAnchor />
    </>
  );
}

function Definition({ words }: { words: MetricWords }) {
  return (
    <article id={words.id} aria-labelledby={`${words.id}-title`} className="scroll-mt-16">
      <h2 id={`${words.id}-title`} className="font-semibold text-lead">
        {words.title} <code className="ml-1 font-normal text-mute text-sm">{words.id}</code>
      </h2>
      <dl className="mt-2 grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
        {FIELDS.map((field) => (
          <div key={field} className="grid border-hairline border-b py-1.5 sm:col-span-2 sm:grid-cols-subgrid">
            <dt className="text-mute">{recordText.definitions.fields[field]}</dt>
            <dd>
              {field === "better"
                ? recordText.definitions.better[words.better]
                : field === "unit"
                  ? recordText.definitions.unit[words.unit]
                  : words[field]}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

function Conventions() {
  return (
    <section id="conventions" aria-labelledby="conventions-title" className="scroll-mt-16">
      <h2 id="conventions-title" className="font-semibold text-lead">
        {recordText.definitions.conventions}
      </h2>
      <dl className="mt-2 grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
        {recordText.definitions.rules.map(({ name, rule }) => (
          <div key={name} className="grid border-hairline border-b py-1.5 sm:col-span-2 sm:grid-cols-subgrid">
            <dt className="text-mute">{name}</dt>
            <dd>{rule}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
