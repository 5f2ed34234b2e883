import { App, Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { errorSentence } from "../api/errors.ts";
import { Notice } from "../app/notice.tsx";
import { useLanguage } from "../language/language.ts";
import { useSetTargetView } from "./plan-picker.tsx";
import { useCreatePlan } from "./use-target-plans.ts";

type NoPlanProps = {
  readonly year: number;
  readonly mayCreate: boolean;
  /** Years that have one. */
  readonly years: readonly number[];
};

/** A year without a plan: one button makes it, and the grid opens. */
export function NoPlan({ year, mayCreate, years }: NoPlanProps): ReactNode {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const create = useCreatePlan();
  const setView = useSetTargetView();
  const make = () =>
    create.mutate(
      { name: t("targets.plan_name", { year }), year, status: "active" },
      {
        onSuccess: (plan) => setView({ plan: plan.id }),
        onError: (error) => message.error(errorSentence(error)),
      },
    );
  return (
    <Notice
      title={t("targets.no_plan", { year })}
      text={
        <>
          {mayCreate ? t("targets.no_plan_hint") : t("targets.no_plan_ask")}
          {years.length === 0 ? null : (
            <span className="other-years">
              {t("targets.other_years")}
              {years.map((other) => (
                <Link key={other} to={`/targets?year=${other}`}>
                  {t("targets.year_name", { year: other })}
                </Link>
              ))}
            </span>
          )}
        </>
      }
      action={
        mayCreate ? (
          <Button type="primary" loading={create.isPending} onClick={make}>
            {t("targets.create_plan", { year })}
          </Button>
        ) : undefined
      }
    />
  );
}
