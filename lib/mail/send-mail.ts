import { createTransport } from "nodemailer";
import { environment } from "@/lib/env";

/** A mail of plain text to one person. */
export interface PlainMail {
  to: string;
  subject: string;
  text: string;
}

/** Hands a mail to the server of SMTP_URL, as from SMTP_FROM. @throws Error when none is set, or it does not take the mail within half a minute */
export async function sendMail({ to, subject, text }: PlainMail): Promise<void> {
  const { mail } = environment();
  if (!mail) throw new Error("No mail can be sent: SMTP_URL and SMTP_FROM are not set");
  const transport = createTransport(mail.url, { disableFileAccess: true, disableUrlAccess: true });
  try {
    // An address object is taken as it is, never as a list that a comma could make longer.
    await transport.sendMail({ from: mail.from, to: { name: "", address: to }, subject, text, signal: AbortSignal.timeout(GIVE_UP_MS) });
  } finally {
    transport.close();
  }
}

const GIVE_UP_MS = 30_000;
