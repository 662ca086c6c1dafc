import type { Metadata } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import { Suspense } from "react";
import { ButtonLink } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { SettingsLink } from "@/app/(dashboard)/settings/_components/settings-link";
import { OperationText } from "@/app/(dashboard)/settings/api/_components/operation-text";
import { SchemaFields } from "@/app/(dashboard)/settings/api/_components/schema-fields";
import { setUpText } from "@/app/messages/set-up-text";
import { mostOf } from "@/lib/access/rate-limits";
import { openApi } from "@/lib/api/openapi";
import { OPERATIONS } from "@/lib/api/operations";
import { formatCount } from "@/lib/format";

export const metadata: Metadata = { title: setUpText.api.title };

export default function ApiPage() {
  return (
    <Suspense fallback={<PageSkeleton title={setUpText.api.title} />}>
      <Api />
    </Suspense>
  );
}

async function Api() {
  await connection();
  const { actor } = await entered("PAGE /settings/api");
  const { components } = openApi();
  const things = Object.entries(components.schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  const origin = await ownOrigin();
  return (
    <>
      <PageHeader
        above={<SettingsLink />}
        title={setUpText.api.title}
        sentence={<p>{setUpText.api.sentence}</p>}
        actions={actor.may("manage") && <ButtonLink href="/settings/keys">{setUpText.api.makeKey}</ButtonLink>}
      />
      <div className="grid grid-cols-1 gap-x-12 gap-y-8 border-hairline border-t pt-6 lg:grid-cols-[minmax(0,1fr)_14rem]">
        <div className="grid min-w-0 grid-cols-1 gap-10">
          <Begin />
          {OPERATIONS.map((operation) => (
            <OperationText key={operation.id} operation={operation} origin={origin} />
          ))}
          <section aria-labelledby="things" className="grid min-w-0 grid-cols-1 gap-8">
            <h2 id="things" className="scroll-mt-16 font-semibold text-lead">
              {setUpText.api.things}
            </h2>
            {things.map(([name, schema]) => (
              <SchemaFields key={name} name={name} schema={schema} />
            ))}
          </section>
        </div>
        <OnThisPage things={things.map(([name]) => name)} />
      </div>
    </>
  );
}

function Begin() {
  return (
    <section aria-labelledby="begin" className="max-w-[46rem]">
      <h2 id="begin" className="scroll-mt-16 font-semibold text-lead">
        {setUpText.api.begin}
      </h2>
      <ul className="mt-2 list-disc pl-5">
        {[...setUpText.api.rules, setUpText.api.limits(formatCount(mostOf("api")))].map((rule) => (
          <li key={rule} className="py-0.5">
            {rule}
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <a href="/api/openapi.json" className="link target inline-flex items-center">
          {setUpText.api.description}
        </a>
      </p>
    </section>
  );
}

function OnThisPage({ things }: { things: readonly string[] }) {
  const links = [
    { href: "#begin", name: setUpText.api.begin },
    ...OPERATIONS.map(({ id, title }) => ({ href: `#${id}`, name: title })),
    ...things.map((name) => ({ href: `#thing-${name}`, name })),
  ];
  return (
    <nav aria-label={setUpText.api.onThisPage} className="no-print order-first min-w-0 lg:order-none">
      <h2 className="eyebrow mb-1">{setUpText.api.onThisPage}</h2>
      <ul className="gap-x-6 max-lg:columns-2 lg:grid lg:gap-0.5">
        {links.map(({ href, name }) => (
          <li key={href}>
            <a href={href} className="link target inline-flex min-h-6 items-center break-words text-soft hover:text-ink">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The address that the reader has come by, so that what they copy works. */
async function ownOrigin(): Promise<string> {
  const asked = await headers();
  const scheme = asked.get("x-forwarded-proto") === "https" ? "https" : "http";
  return `${scheme}://${asked.get("host") ?? "localhost:3000"}`;
}
