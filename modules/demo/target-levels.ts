import { type Day, workingDaysBetween } from "../../engine/calendar/index.ts";
import { paceOfTargets } from "../../engine/pace/index.ts";
import type { Actuals } from "./actual-sales.ts";
import { isWithin, type Stint } from "./people.ts";
import { sellers, type TeamKey } from "./people-cast.ts";
import type { Random } from "./random.ts";
import type { SellingMonth } from "./selling-days.ts";

/** A target before it is written down, in yuan. Without a person it is the team's undistributed part. */
export type PlannedTarget = {
  readonly person: string | null;
  readonly team: TeamKey;
  readonly month: SellingMonth;
  readonly yuan: number;
};

export type TargetContext = {
  readonly months: readonly SellingMonth[];
  readonly stints: readonly Stint[];
  readonly actuals: Actuals;
  readonly today: Day;
};

/** Where each team stands against its targets: in a year that is over, and in the year that runs. */
const teamLevels: Readonly<Record<TeamKey, readonly [past: number, running: number]>> = {
  east: [1.01, 1.0],
  south: [1.06, 1.06],
  north: [0.86, 0.89],
  west: [0.99, 0.96],
  channel: [1.03, 1.02],
};

/** How far people stand below and above their team's level. */
const personalSpread = { past: [0.28, 0.2], running: [0.12, 0.12] } as const;
/** Nobody is further behind or ahead than that. */
const levelBounds = [0.72, 1.23] as const;
/** The company's attainment of what was due by today, which the running year's targets are scaled to. */
const companyPace = 0.978;

/** In the first months with the company a seller's target is smaller. */
const ramp = [0.4, 0.6, 0.8] as const;

const noHolidays: ReadonlySet<Day> = new Set();
const workdays = (from: Day, to: Day): number => workingDaysBetween(from, to, noHolidays);

type PersonMonth = { readonly month: SellingMonth; readonly team: TeamKey; readonly weight: number };

/** The months of the year in whose first days the person is in a sales team, weighted by season and ramp. */
function personMonths(person: string, year: number, context: TargetContext): PersonMonth[] {
  const own = context.stints.filter((stint) => stint.person === person);
  const hired = own[0]?.from ?? "";
  const startedWithCompany = context.months[0]?.start === hired;
  return context.months
    .filter((month) => month.year === year)
    .flatMap((month) => {
      const stint = own.find((candidate) => isWithin(candidate, month.start));
      if (stint === undefined) return [];
      const served = context.months.filter(({ start }) => start >= hired && start < month.start).length;
      const share = startedWithCompany ? 1 : (ramp[served] ?? 1);
      return [{ month, team: stint.team, weight: month.planned * share }];
    });
}

/** The share of the weights that is due by the end of today. */
function dueShare(months: readonly PersonMonth[], today: Day): number {
  const total = months.reduce((sum, { weight }) => sum + weight, 0);
  const due = months.reduce((sum, { month, weight }) => {
    if (month.end <= today) return sum + weight;
    if (month.start > today) return sum;
    const days = workdays(month.start, month.end);
    return sum + (weight * workdays(month.start, nextDay(today, month))) / days;
  }, 0);
  return total === 0 ? 0 : due / total;
}

/** The day after today, never beyond the month. */
function nextDay(today: Day, month: SellingMonth): Day {
  const days = month.weights.length;
  const passed = Number(today.slice(8, 10));
  return passed >= days ? month.end : `${today.slice(0, 8)}${String(passed + 1).padStart(2, "0")}`;
}

/** The mean of a seller's year, for whoever has no year behind him. */
function usualYear(year: number, context: TargetContext): number {
  const totals = sellers.map(({ id }) => context.actuals.ofPersonYear(id, year)).filter((total) => total > 0);
  return totals.length === 0 ? 0 : totals.reduce((sum, total) => sum + total, 0) / totals.length;
}

/**
 * The year's target of one person. A demo needs people ahead and people behind, so a level of attainment is chosen
 * first and the target follows from what was sold; early in the running year last year's result stands in for it.
 */
function yearTarget(
  person: string,
  year: number,
  months: readonly PersonMonth[],
  context: TargetContext & { readonly deviation: number },
): number {
  const sold = context.actuals.ofPersonYear(person, year);
  const last = months.at(-1);
  if (last === undefined) return 0;
  const due = dueShare(months, context.today);
  const running = due < 1;
  const level = teamLevels[last.team][running ? 1 : 0];
  const [below, above] = personalSpread[running ? "running" : "past"];
  const wished = level + context.deviation * (context.deviation < 0 ? below : above);
  const attained = Math.min(levelBounds[1], Math.max(levelBounds[0], wished));
  if (!running) return sold / attained;
  const before = context.actuals.ofPersonYear(person, year - 1) || usualYear(year - 1, context);
  const trust = Math.min(1, due / 0.2);
  const fromSales = due === 0 ? 0 : sold / (attained * due);
  return trust * fromSales + (1 - trust) * before * 1.08;
}

/** Evenly spread deviations from −1 to 1, dealt out at random. */
function deviations(random: Random): ReadonlyMap<string, number> {
  const order = random.shuffled(sellers.map(({ id }) => id));
  return new Map(order.map((id, index) => [id, (2 * index) / (order.length - 1) - 1]));
}

function personTargets(year: number, context: TargetContext, random: Random): PlannedTarget[] {
  const deviationOf = deviations(random);
  return sellers.flatMap(({ id }) => {
    const months = personMonths(id, year, context);
    const total = months.reduce((sum, { weight }) => sum + weight, 0);
    const target = yearTarget(id, year, months, { ...context, deviation: deviationOf.get(id) ?? 0 });
    return months.map(({ month, team, weight }) => ({
      person: id,
      team,
      month,
      yuan: (target * weight) / total,
    }));
  });
}

/** In the last quarter each team keeps a part that nobody has been given; while a seat is empty, its target too. */
function undistributed(targets: readonly PlannedTarget[], emptySeats: EmptySeats): PlannedTarget[] {
  const byTeamMonth = Map.groupBy(targets, ({ team, month }) => `${team} ${month.start}`);
  return [...byTeamMonth.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const sum = group.reduce((total, { yuan }) => total + yuan, 0);
    const empty = emptySeats(first.team, first.month);
    const reserve = first.month.month >= 10 && first.team !== "channel" ? 0.025 * sum : 0;
    const yuan = reserve + (empty * 0.5 * sum) / group.length;
    return yuan === 0 ? [] : [{ ...first, person: null, yuan }];
  });
}

/** How many seats of a team are covered by a colleague at the begin of a month because the seller has left. */
export type EmptySeats = (team: TeamKey, month: SellingMonth) => number;

const roundToThousand = (yuan: number): number => Math.round(yuan / 1000) * 1000;

/** Scales the running year so that the company stands where it should; a little only, and not before there is pace. */
function scaleToPace(
  targets: readonly PlannedTarget[],
  year: number,
  context: TargetContext,
): PlannedTarget[] {
  const due = paceOfTargets(
    targets.map(({ month, yuan }) => ({
      start: month.start,
      end: month.end,
      value: BigInt(Math.round(yuan)),
    })),
    context.today,
    workdays,
  );
  const sold = context.actuals.ofYear(year);
  const factor = due === 0n || sold === 0 ? 1 : sold / (Number(due) * companyPace);
  const bounded = Math.min(1.3, Math.max(0.75, factor));
  return targets.map((target) => ({ ...target, yuan: target.yuan * bounded }));
}

/** The targets of one year, in whole thousands of yuan. */
export function planYear(
  year: number,
  context: TargetContext & { readonly emptySeats: EmptySeats; readonly runningYear: number },
  random: Random,
): PlannedTarget[] {
  const people = personTargets(year, context, random);
  const all = [...people, ...undistributed(people, context.emptySeats)];
  const scaled = year === context.runningYear ? scaleToPace(all, year, context) : all;
  return scaled
    .map((target) => ({ ...target, yuan: roundToThousand(target.yuan) }))
    .filter(({ yuan }) => yuan > 0);
}
