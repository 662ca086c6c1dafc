import { StatePill, type Tone } from "@/app/_components/state-pill";
import { TakenTable } from "@/app/(dashboard)/settings/sources/_components/taken-table";
import { setUpText } from "@/app/messages/set-up-text";
import type { ListedDelivery } from "@/lib/webhooks/deliveries";

/** What came to a webhook: how it was answered, what it brought, and why not more. */
export function DeliveryTable({ deliveries, zone }: { deliveries: readonly ListedDelivery[]; zone: string }) {
  const { columns, deliveries: caption, isTest } = setUpText.sources.webhook;
  const rows = deliveries.map((delivery) => {
    const [tone, words] = stateOf(delivery);
    const state = (
      <>
        <StatePill tone={tone}>{words}</StatePill>
        {delivery.isTest && <StatePill tone="active">{isTest}</StatePill>}
      </>
    );
    const problems = delivery.problem === null ? [] : [delivery.problem];
    return { ...delivery, at: delivery.receivedAt, state, isEmpty: delivery.rows === 0, problems };
  });
  return <TakenTable caption={caption} columns={{ ...columns, at: columns.received }} rows={rows} zone={zone} />;
}

function stateOf({ status, rows, rejected }: ListedDelivery): [Tone, string] {
  const words = setUpText.sources.webhook;
  if (status >= 400) return ["bad", words.refused(status)];
  if (rows === 0) return ["neutral", words.nothing];
  return rejected > 0 ? ["watch", words.partly] : ["good", words.taken];
}
