import { accepted } from "@/app/_data/accepted";
import { setUpText } from "@/app/messages/set-up-text";

/** Asks one of the routes about privacy. Rejects with a sentence to show. */
export async function ask<Answer>(method: "POST" | "PATCH" | "DELETE", address: string, body?: object): Promise<Answer> {
  return (await send(method, address, body)).json();
}

/** Asks for a file and hands it to the browser to be saved. Rejects with a sentence to show. */
export async function save(address: string, body: object, name: string): Promise<void> {
  const file = URL.createObjectURL(await (await send("POST", address, body)).blob());
  const link = document.createElement("a");
  link.href = file;
  link.download = name;
  link.click();
  URL.revokeObjectURL(file);
}

async function send(method: string, address: string, body?: object): Promise<Response> {
  const response = await fetch(address, body ? { method, body: JSON.stringify(body) } : { method }).catch(() => {
    throw new Error(setUpText.privacy.failedSending);
  });
  return accepted(response, setUpText.privacy.failed);
}
