import { clsx } from "clsx";
import { Cell, DataTable, HeadCell } from "@/app/_components/data-table";
import { StatePill, type Tone } from "@/app/_components/state-pill";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount, formatInstant } from "@/lib/format";
import type { ListedDelivery } from "@/lib/webhooks/deliveries";

/** What came, the newest first: how it was answered, what it brought, and why not more. */
export function DeliveryTable({ deliveries, zone }: { deliveries: readonly ListedDelivery[]; zone: string }) {
  const { columns, isTest } = setUpText.sources.webhook;
  return (
    <DataTable caption={setUpText.sources.webhook.deliveries}>
      <thead>
        <tr>
          <HeadCell>{columns.received}</HeadCell>
          <HeadCell>{columns.state}</HeadCell>
          <HeadCell isNumber className="max-md:hidden">
            {columns.created}
          </HeadCell>
          <HeadCell isNumber className="max-md:hidden">
            {columns.changed}
          </HeadCell>
          <HeadCell isNumber className="max-md:hidden">
            {columns.rejected}
          </HeadCell>
          <HeadCell className="max-md:hidden">{columns.problem}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => {
          const [tone, words] = stateOf(delivery);
          return (
            <tr key={delivery.id}>
              <Cell className="text-mute">
                {formatInstant(delivery.receivedAt, zone)}
                <span className="mt-1 block break-words text-soft text-sm md:hidden">
                  {delivery.rows > 0 && (
                    <span className="block">{setUpText.sources.counts(delivery.created, delivery.changed, delivery.rejected)}</span>
                  )}
                  {delivery.problem}
                </span>
              </Cell>
              <Cell>
                <span className="flex flex-wrap gap-1">
                  <StatePill tone={tone}>{words}</StatePill>
                  {delivery.isTest && <StatePill tone="active">{isTest}</StatePill>}
                </span>
              </Cell>
              <Cell isNumber className="max-md:hidden">
                {formatCount(delivery.created)}
              </Cell>
              <Cell isNumber className="max-md:hidden">
                {formatCount(delivery.changed)}
              </Cell>
              <Cell isNumber className={clsx("max-md:hidden", delivery.rejected > 0 && "text-red")}>
                {formatCount(delivery.rejected)}
              </Cell>
              <Cell className="min-w-40 max-w-md break-words text-soft text-sm max-md:hidden">{delivery.problem}</Cell>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function stateOf({ status, rows, rejected }: ListedDelivery): [Tone, string] {
  const words = setUpText.sources.webhook;
  if (status >= 400) return ["bad", words.refused(status)];
  if (rows === 0) return ["neutral", words.nothing];
  return rejected > 0 ? ["watch", words.partly] : ["good", words.taken];
}
