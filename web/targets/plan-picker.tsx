import { App, Button, Select } from "antd";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { objectNamed } from "../../kernel/catalog.ts";
import { catalog } from "../../modules/catalog.ts";
import { errorSentence } from "../api/errors.ts";
import { mayDo, useSession } from "../api/session.ts";
import { useLanguage } from "../language/language.ts";
import { type TargetPlan, useCreatePlan } from "./use-target-plans.ts";

type Change = Readonly<Partial<Record<"plan" | "year" | "metric" | "grain", string | null>>>;

/** Which plan the page shows lies in the address. */
export function useSetTargetView(): (change: Change) => void {
  const [, setParams] = useSearchParams();
  return (change) =>
    setParams((params) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(change)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
}

type PickerProps = {
  readonly plans: readonly TargetPlan[];
  readonly year: number;
  readonly thisYear: number;
  readonly plan: TargetPlan | null;
};

export function PlanPicker({ plans, year, thisYear, plan }: PickerProps): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const setView = useSetTargetView();
  const years = [...new Set([thisYear + 1, thisYear, year, ...plans.map((each) => each.year)])].sort(
    (a, b) => b - a,
  );
  const ofYear = plans.filter((each) => each.year === year);
  return (
    <>
      <Select
        aria-label={t("targets.year")}
        value={year}
        onChange={(next: number) => setView({ year: String(next), plan: null })}
        options={years.map((each) => ({ value: each, label: t("targets.year_name", { year: each }) }))}
      />
      {plan === null ? null : (
        <Select
          aria-label={t("targets.plan")}
          style={{ minWidth: 170, maxWidth: 260 }}
          value={plan.id}
          onChange={(id: string) => setView({ plan: id })}
          options={ofYear.map((each) => ({ value: each.id, label: <PlanName plan={each} /> }))}
        />
      )}
      {plan === null ? null : <Link to={`/target_plans/${plan.id}`}>{t("targets.plan_settings")}</Link>}
      {plan !== null && mayDo(session, "target_plan", "create") ? (
        <NewPlanButton plans={plans} year={year} />
      ) : null}
    </>
  );
}

function PlanName({ plan }: { readonly plan: TargetPlan }): ReactNode {
  const { say } = useLanguage();
  const field = objectNamed(catalog, "target_plan").fields.status;
  const choice = field?.kind === "option" ? field.options[plan.status] : undefined;
  return (
    <span className="plan-name">
      <span>{plan.name}</span>
      {choice === undefined ? null : <small className={`plan-${plan.status}`}>{say(choice.label)}</small>}
    </span>
  );
}

/** Another plan for the same year begins as a draft: two active ones would count twice. */
function NewPlanButton({
  plans,
  year,
}: {
  readonly plans: readonly TargetPlan[];
  readonly year: number;
}): ReactNode {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const setView = useSetTargetView();
  const create = useCreatePlan();
  const make = () =>
    create.mutate(
      { name: freeName(t("targets.plan_name", { year }), plans), year, status: "draft" },
      {
        onSuccess: (plan) => setView({ plan: plan.id }),
        onError: (error) => message.error(errorSentence(error)),
      },
    );
  return (
    <Button loading={create.isPending} onClick={make}>
      {t("targets.new_plan")}
    </Button>
  );
}

/** "2026 年销售目标 2": the first number that no plan has. */
export function freeName(name: string, plans: readonly { readonly name: string }[]): string {
  const taken = new Set(plans.map((plan) => plan.name));
  for (let number = 2; taken.has(name); number += 1) {
    const next = `${name} ${number}`;
    if (!taken.has(next)) return next;
  }
  return name;
}
