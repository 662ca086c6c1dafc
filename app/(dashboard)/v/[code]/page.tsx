import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { connection } from "next/server";
import { acting } from "@/app/_data/acting";
import { text } from "@/app/messages/text";
import { findView } from "@/lib/views/saved-views";
import { viewHref } from "@/lib/views/view-href";
import { serverWorkspace } from "@/lib/workspace";

export const metadata: Metadata = { title: text.views.title };

// Nothing may be sent before it is known where to: the answer is a redirect (307), or 404 when there is no such view.
export const instant = false;

/** The short address of a saved view. */
export default async function ShortAddress({ params }: { params: Promise<{ code: string }> }): Promise<never> {
  await connection();
  await acting();
  const { record } = await serverWorkspace();
  const view = await findView(record.db, (await params).code);
  if (view) redirect(viewHref(view));
  notFound();
}
