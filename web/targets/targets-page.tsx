import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { periodOf } from "../../engine/calendar/index.ts";
import { mayDo, useSession } from "../api/session.ts";
import { ErrorNotice } from "../app/notice.tsx";
import { Page } from "../app/page.tsx";
import { calendarOf } from "../dashboard/use-dashboard-view.ts";
import { useLanguage } from "../language/language.ts";
import { NoPlan } from "./no-plan.tsx";
import { PlanGrid } from "./plan-grid.tsx";
import { PlanPicker } from "./plan-picker.tsx";
import { type TargetMetric, useTargetPlans } from "./use-target-plans.ts";

/** Targets of a plan: who is to reach what, when. */
export default function TargetsPage(): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const [params] = useSearchParams();
  const plans = useTargetPlans();
  const thisYear = periodOf(session.today, "year", calendarOf(session)).year;
  if (plans.isError)
    return (
      <Page title={t("targets.title")}>
        <ErrorNotice error={plans.error} retry={() => void plans.refetch()} />
      </Page>
    );
  if (plans.isPending)
    return (
      <Page title={t("targets.title")}>
        <Skeleton active paragraph={{ rows: 10 }} />
      </Page>
    );
  const asked = params.get("year");
  const named = plans.data.find((plan) => plan.id === params.get("plan"));
  const year = named?.year ?? (asked === null ? thisYear : Number(asked));
  const ofYear = plans.data.filter((plan) => plan.year === year);
  const plan = named ?? ofYear.find((candidate) => candidate.status === "active") ?? ofYear[0] ?? null;
  const metric: TargetMetric = params.get("metric") === "gross_margin" ? "gross_margin" : "net_sales";
  const picker = <PlanPicker plans={plans.data} year={year} thisYear={thisYear} plan={plan} />;
  if (plan === null)
    return (
      <Page title={t("targets.title")} actions={picker}>
        <NoPlan
          year={year}
          mayCreate={mayDo(session, "target_plan", "create")}
          years={[...new Set(plans.data.map((each) => each.year))]}
        />
      </Page>
    );
  return <PlanGrid key={`${plan.id}/${metric}`} plan={plan} metric={metric} picker={picker} />;
}
