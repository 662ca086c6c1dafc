import { openRecord } from "@/db/client";
import { senderActor } from "@/lib/access/actor";
import { receiveWebhook } from "@/lib/webhooks/receive";
import { numberedDelivery } from "./numbered-delivery";

// A process that takes deliveries in, one after another, and says each answer once it has it:
// `<place> <code of the webhook> <secret> <number of the first> <time they were signed at>`. It goes on until it is killed.
const [place = "{}", code = "", secret = "", first = "", at = ""] = process.argv.slice(2);
const record = await openRecord(JSON.parse(place));
for (let n = Number(first); ; n += 1) {
  const answer = await receiveWebhook(record, senderActor("desk"), { code, request: numberedDelivery(n, secret, Number(at)) }, Number(at));
  process.stdout.write(`${n} ${answer.status} ${answer.body}\n`);
}
