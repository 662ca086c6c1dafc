import { notFound } from "next/navigation";

/** Where the short address of a view leads that is no more: always 404, settled at the build. */
export default function ViewGonePage(): never {
  notFound();
}
