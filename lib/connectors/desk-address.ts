import { ConnectorError } from "@/lib/connectors/connector-error";
import { parseTarget, RefusedTargetError, resolveTarget, type Target } from "@/lib/outgoing/guarded-fetch";

/**
 * Reads what a person enters as the address of a help desk: scheme, host and port, nothing else.
 * @throws ConnectorError
 */
export function parseDeskAddress(entered: string): string {
  const written = entered.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `https://${written}`;
  const url = URL.canParse(whole) ? new URL(whole) : null;
  if (
    !url ||
    url.hostname === "" ||
    url.username !== "" ||
    url.password !== "" ||
    url.pathname !== "/" ||
    url.search !== "" ||
    url.hash !== ""
  )
    throw badAddress("address must be where the help desk is, such as https://example.zendesk.com, without a path");
  try {
    return parseTarget(url.origin).origin;
  } catch (error) {
    throw error instanceof RefusedTargetError ? badAddress(`${error.message}; what is read there is about customers`) : error;
  }
}

/**
 * Resolves the name of a help desk.
 * @throws ConnectorError when any of its addresses lies inside one's own network, unless a setting names it
 */
export async function resolveDesk(origin: string): Promise<Target> {
  const address = parseDeskAddress(origin);
  try {
    return await resolveTarget(address);
  } catch (error) {
    if (!(error instanceof RefusedTargetError)) throw error;
    throw new ConnectorError(error.code === "unknown_host" ? "unknown_host" : "bad_address", error.message, {
      field: "address",
      status: error.status,
    });
  }
}

function badAddress(message: string): ConnectorError {
  return new ConnectorError("bad_address", message, { field: "address" });
}
