"use client";

import dynamic from "next/dynamic";

/** The upload box, brought along only by the pages that show it. */
export const LaterUpload = dynamic(() => import("@/app/(dashboard)/imports/_components/upload-box").then((found) => found.UploadBox));
