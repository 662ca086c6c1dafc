import { notFound } from "next/navigation";
import { connection } from "next/server";
import { entered } from "@/app/_data/acting";

// Without a frame that is sent first, so that the answer can be 404.
export const instant = false;

/** Where the short address of a view leads that is no more: always 404. */
export default async function ViewGonePage(): Promise<never> {
  await connection();
  await entered("PAGE /views/gone");
  notFound();
}
