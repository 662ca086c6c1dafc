import Link from "next/link";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { OnOrPaused } from "@/app/(dashboard)/settings/sources/_components/on-or-paused";
import { setUpText } from "@/app/messages/set-up-text";
import { mappingByCode } from "@/lib/imports/mappings/index";
import { schemeByCode } from "@/lib/webhooks/schemes";
import type { ListedWebhook } from "@/lib/webhooks/webhook-sources";

/** Every webhook, with who sends to it and how that is read. */
export function WebhookTable({ webhooks }: { webhooks: readonly ListedWebhook[] }) {
  const { columns, title, recognised } = setUpText.sources.webhooks;
  return (
    <DataTable caption={title}>
      <thead>
        <tr>
          <HeadCell>{columns.name}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.sender}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.mapping}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.source}</HeadCell>
          <HeadCell>{columns.state}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {webhooks.map(({ code, name, scheme, mapping, source, pausedAt }) => (
          <tr key={code}>
            <RowHead className="max-w-80 break-words">
              <Link href={`/settings/sources/webhooks/${code}`} className="rows-link">
                <bdi>{name}</bdi>
              </Link>
              <span className="block break-all font-normal text-mute text-sm">/api/webhooks/{code}</span>
            </RowHead>
            <Cell className="max-sm:hidden">{schemeByCode(scheme)?.name ?? scheme}</Cell>
            <Cell className="max-md:hidden">{mapping === null ? recognised : (mappingByCode(mapping)?.name ?? mapping)}</Cell>
            <Cell className="max-md:hidden">{source}</Cell>
            <Cell>
              <OnOrPaused isPaused={pausedAt !== null} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
