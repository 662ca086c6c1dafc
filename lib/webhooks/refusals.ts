import { CLOCK_WINDOW_SECONDS, type Scheme } from "@/lib/webhooks/schemes";
import type { Mistrust } from "@/lib/webhooks/verify";

/** Why a delivery is not taken: what is answered, and listed. */
export interface DeliveryRefusal {
  status: 400 | 401 | 409 | 413 | 422;
  code: string;
  message: string;
  field?: string;
}

/** What is answered to a request that is not believed. */
export function mistrustRefusal(reason: Mistrust, scheme: Scheme): DeliveryRefusal {
  const refusal = (message: string, field?: string): DeliveryRefusal => ({
    status: 401,
    code: reason,
    message,
    ...(field !== undefined && { field }),
  });
  const isSigned = scheme.kind === "signature";
  const { header, timestamp, idHeader } = isSigned ? scheme : { header: "Authorization", timestamp: undefined, idHeader: undefined };
  switch (reason) {
    case "no_signature":
      return refusal(`There is no header ${header}: ${scheme.name} signs with it. Was the sender chosen rightly?`, header);
    case "bad_signature":
      return refusal(`The signature in ${header} fits none of the secrets of this webhook, or the body was changed on its way.`, header);
    case "no_timestamp":
      return refusal(`There is no header ${timestamp?.header}, which says when it was signed.`, timestamp?.header);
    case "outside_clock":
      return refusal(
        `It was signed more than ${CLOCK_WINDOW_SECONDS / 60} minutes before or after now by this server’s clock. Check both clocks.`,
        timestamp?.header,
      );
    case "no_delivery_id":
      return refusal(`There is no header ${idHeader}, which names the delivery.`, idHeader);
    case "no_token":
      return refusal("It shows no secret: send it in the header X-Debrief-Token, or as the password of basic authentication.", header);
    case "bad_token":
      return refusal("The secret that it shows is none of this webhook.", header);
  }
}

export const PAUSED: DeliveryRefusal = { status: 409, code: "paused", message: "This webhook is paused. Send it again later." };

export const NO_JSON: DeliveryRefusal = {
  status: 400,
  code: "bad_json",
  message: "The body must be one JSON value in UTF-8, nested at most 64 deep.",
  field: "body",
};

export function tooLarge(bytes: number): DeliveryRefusal {
  return {
    status: 413,
    code: "too_large",
    message: `The body is larger than ${bytes} bytes. Send fewer tickets at once, or raise WEBHOOK_MAX_BYTES.`,
    field: "body",
  };
}
