"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { sendLearning } from "@/app/(dashboard)/learning/_components/learning-requests";
import { recordText } from "@/app/messages/record-text";

interface AttendanceProps {
  session: number;
  attended: boolean | null;
  /** Of whom it is said; absent: of whoever says it. */
  user?: { id: number; name: string };
}

/** Whether somebody came to a session. */
export function Attendance({ session, attended, user }: AttendanceProps) {
  const words = recordText.learning.sessions;
  const router = useRouter();
  const say = useMutation({
    mutationFn: (came: boolean) =>
      sendLearning("PUT", `/api/training-sessions/${session}/attendance`, { attended: came, ...(user ? { user: user.id } : {}) }),
    onSuccess: () => router.refresh(),
  });
  const choices = [
    { came: true, label: user ? words.came : words.iCame, named: user ? words.cameNamed(user.name) : undefined },
    { came: false, label: user ? words.cameNot : words.iCameNot, named: user ? words.cameNotNamed(user.name) : undefined },
  ];
  return (
    <div className="no-print">
      <div className="flex flex-wrap gap-1">
        {choices.map(({ came, label, named }) => (
          <Button
            key={label}
            kind={attended === came ? "plain" : "quiet"}
            aria-label={named}
            aria-pressed={attended === came}
            disabled={say.isPending}
            onClick={() => say.mutate(came)}
          >
            {label}
          </Button>
        ))}
      </div>
      {say.isError && (
        <p role="alert" className="text-red text-sm">
          {say.error.message}
        </p>
      )}
    </div>
  );
}
