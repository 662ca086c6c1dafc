import type { ReactNode } from "react";
import { Nothing } from "@/app/_components/empty-state";
import { LaterUpload } from "@/app/_components/later-upload";
import { IfMay } from "@/app/_components/rights";
import { LaterLoadSample } from "@/app/_components/sample/later-load-sample";
import { TemplateLink } from "@/app/_components/template-link";
import { text } from "@/app/messages/text";

/** The workspace holds no interaction at all: what to do first, on whichever page one begins, or who can do it. */
export function NothingYet() {
  const { title, others } = text.empty.first;
  return (
    <IfMay right="import" otherwise={<Nothing title={title} hint={others} />}>
      <FirstSteps />
    </IfMay>
  );
}

/** Look at the sample, import a file right here, or use the command. */
function FirstSteps() {
  const words = text.empty.first;
  return (
    <section aria-labelledby="first-steps" className="border-hairline border-t pt-6">
      <h2 id="first-steps" className="font-semibold text-lead">
        {words.title}
      </h2>
      <p className="mt-1 max-w-[40rem] text-soft">{words.hint}</p>
      <ol className="mt-6 grid gap-x-10 gap-y-8 lg:grid-cols-2">
        <IfMay right="manage">
          <Step title={words.sample} hint={words.sampleHint}>
            <LaterLoadSample />
          </Step>
        </IfMay>
        <Step title={words.file} hint={words.fileHint}>
          <LaterUpload />
        </Step>
        <Step title={words.command} hint={words.commandHint}>
          <pre className="overflow-x-auto rounded-md border border-hairline bg-sunken px-3 py-2.5 text-sm">
            <code>{words.commandLine}</code>
          </pre>
          <p className="mt-3 text-soft">{words.template}</p>
          <p className="mt-2">
            <TemplateLink />
          </p>
        </Step>
      </ol>
    </section>
  );
}

function Step({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <li className="min-w-0">
      <h3 className="font-medium">{title}</h3>
      <p className="mb-3 text-mute text-sm">{hint}</p>
      {children}
    </li>
  );
}
