import { en, type Messages } from "@/app/messages/en";

/** The words on screen, in the language of the workspace. Another language is another file of the same shape. */
export const text: Messages = en;
