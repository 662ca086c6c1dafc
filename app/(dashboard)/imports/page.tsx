import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { ButtonLink } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import type { SearchParams } from "@/app/_data/page-view";
import { ListKeys } from "@/app/(dashboard)/_components/list-keys";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { ImportTable } from "@/app/(dashboard)/imports/_components/import-table";
import { ImportsSentence } from "@/app/(dashboard)/imports/_components/imports-sentence";
import { Recognised } from "@/app/(dashboard)/imports/_components/recognised";
import { SavedMappings } from "@/app/(dashboard)/imports/_components/saved-mappings";
import { SharedCustomers } from "@/app/(dashboard)/imports/_components/shared-customers";
import { UploadBox } from "@/app/(dashboard)/imports/_components/upload-box";
import { recordText } from "@/app/messages/record-text";
import { setUpText } from "@/app/messages/set-up-text";
import { listImports } from "@/lib/imports/list-imports";
import { listMappings } from "@/lib/imports/saved-mappings";
import { listShared } from "@/lib/imports/shared-customers";
import { lastParam } from "@/lib/raw-params";
import { workspaceSettings } from "@/lib/settings";

export const metadata: Metadata = { title: recordText.imports.title };

export default function ImportsPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.imports.title} />}>
      <Imports searchParams={searchParams} />
    </Suspense>
  );
}

async function Imports({ searchParams }: { searchParams: SearchParams }) {
  await connection();
  const [{ actor, workspace }, params] = await Promise.all([entered("PAGE /imports"), searchParams]);
  const { record } = workspace;
  const { zone } = await workspaceSettings(record.db);
  const [{ imports, nextCursor }, mappings, shared] = await Promise.all([
    listImports(record, actor, cursorOf(lastParam(params, "before"))),
    listMappings(record, actor),
    listShared(record, actor),
  ]);
  return (
    <>
      <PageHeader
        title={recordText.imports.title}
        sentence={<ImportsSentence latest={imports[0]} />}
        actions={actor.may("manage") && <ButtonLink href="/settings/sources">{setUpText.sources.fromImports}</ButtonLink>}
      />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5">
        <div className="no-print grid grid-cols-1 gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <UploadBox />
          <Recognised />
        </div>
        {imports.length > 0 && (
          <Section title={recordText.imports.list}>
            <ListKeys>
              <ImportTable imports={imports} zone={zone} />
            </ListKeys>
            {nextCursor !== null && (
              <p className="mt-4">
                <ButtonLink href={`/imports?before=${nextCursor}`}>{recordText.imports.older}</ButtonLink>
              </p>
            )}
          </Section>
        )}
        {(imports.length > 0 || mappings.length > 0) && (
          <SavedMappings
            mappings={mappings.map(({ code, name, columns, lastUsedAt }) => ({ code, name, columns: columns.length, lastUsedAt }))}
            zone={zone}
          />
        )}
        <SharedCustomers shared={shared} />
      </div>
    </>
  );
}

/** A place that cannot be read is the newest import. */
function cursorOf(value: string | undefined): number | undefined {
  return value !== undefined && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
}
