"use client";

import dynamic from "next/dynamic";

/** The button that loads the sample, for a workspace in which nothing is yet: other pages do not carry it. */
export const LaterLoadSample = dynamic(() => import("@/app/_components/sample/load-sample").then((found) => found.LoadSample));
