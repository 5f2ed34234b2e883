import { actualSales } from "./actual-sales.ts";
import { type DemoOrder, type DemoTarget, type DemoTargetPlan, linkTo } from "./demo-company.ts";
import { isWithin, type People, teamId } from "./people.ts";
import type { Random } from "./random.ts";
import type { SellingMonth } from "./selling-days.ts";
import { type EmptySeats, type PlannedTarget, planYear } from "./target-levels.ts";
import type { Timeline } from "./timeline.ts";

const planId = (year: number): string => `plan-${year}`;

export function targetPlanRecords(timeline: Timeline): DemoTargetPlan[] {
  return [-3, -2, -1, 0].map((offset) => {
    const year = timeline.year + offset;
    return {
      external_id: planId(year),
      name: `${year} 年度销售目标`,
      fiscal_year: year,
      status: "active",
      note: "按月分解到人；团队未分解的部分记在团队名下。",
    };
  });
}

/** A seat is empty when its seller has gone and the next has not come: not while it is still to be opened. */
function emptySeatsOf(people: People): EmptySeats {
  return (team, month) =>
    people.seats.filter((seat) => {
      const index = seat.turns.findIndex((turn) => isWithin(turn, month.start));
      return seat.team === team && index > 0 && seat.turns[index]?.covers === true;
    }).length;
}

function targetRecord({ person, team, month, yuan }: PlannedTarget): DemoTarget {
  return {
    external_id: `${month.start.slice(0, 7)}-${person ?? teamId(team)}`,
    plan: linkTo(planId(month.year)),
    metric: "net_sales",
    ...(person === null ? {} : { seller: linkTo(person) }),
    team: linkTo(teamId(team)),
    period_start: month.start,
    period_end: month.end,
    amount: `${yuan}.00`,
  };
}

/** Targets of every seller and month of the four years, and what the teams have not given out. */
export function buildTargets(
  orders: readonly DemoOrder[],
  context: {
    readonly timeline: Timeline;
    readonly months: readonly SellingMonth[];
    readonly people: People;
  },
  random: Random,
): DemoTarget[] {
  const { timeline, months, people } = context;
  const shared = {
    months,
    stints: people.stints,
    actuals: actualSales(orders),
    today: timeline.today,
    emptySeats: emptySeatsOf(people),
    runningYear: timeline.year,
  };
  return [-3, -2, -1, 0]
    .map((offset) => timeline.year + offset)
    .flatMap((year) => planYear(year, shared, random.fork(`year ${year}`)))
    .map(targetRecord);
}
