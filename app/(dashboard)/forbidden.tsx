import { MayNotSee } from "@/app/_components/may-not-see";

export default function DashboardForbidden() {
  return <MayNotSee />;
}
