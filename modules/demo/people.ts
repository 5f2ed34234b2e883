import type { Day } from "../../engine/calendar/index.ts";
import {
  type DemoMembership,
  type DemoTeam,
  type DemoTerritory,
  type DemoUser,
  linkTo,
} from "./demo-company.ts";
import { mobileNumber } from "./names.ts";
import { type CastMember, type Moment, seats, sellers, staff, type TeamKey } from "./people-cast.ts";
import { overseas, regionKeys, regions } from "./places.ts";
import type { Random } from "./random.ts";
import { dayInYear, monthStartBeforeToday, type Timeline } from "./timeline.ts";

/** Half-open; without an end it lasts. */
type Span = { readonly from: Day; readonly until: Day | null };

export type Turn = Span & { readonly person: string; readonly covers: boolean };
export type Seat = { readonly key: string; readonly team: TeamKey; readonly turns: readonly Turn[] };
/** A person's time in a team, seat by seat in order. */
export type Stint = Span & { readonly person: string; readonly team: TeamKey };

export type People = {
  readonly seats: readonly Seat[];
  readonly stints: readonly Stint[];
  readonly users: readonly DemoUser[];
  readonly memberships: readonly DemoMembership[];
};

export const teamId = (team: TeamKey | "headquarters"): string => `team-${team}`;
export const isWithin = (span: Span, day: Day): boolean =>
  span.from <= day && (span.until === null || day < span.until);

function dayOfMoment(moment: Moment, timeline: Timeline): Day {
  if (moment === "start") return timeline.start;
  if ("monthsBeginBefore" in moment) return monthStartBeforeToday(timeline, moment.monthsBeginBefore);
  return dayInYear(timeline, ...moment);
}

function buildSeats(timeline: Timeline): Seat[] {
  return seats.map(({ key, team, turns }) => {
    const days = turns.map(({ from }) => dayOfMoment(from, timeline));
    return {
      key,
      team,
      turns: turns.map(({ person, covers }, index) => ({
        person,
        covers: covers === true,
        from: days[index] ?? timeline.start,
        until: days[index + 1] ?? null,
      })),
    };
  });
}

/** Who looks after the seat's customers on the day. */
export function holderOn(seat: Seat, day: Day): string {
  const turn = seat.turns.find((candidate) => isWithin(candidate, day));
  if (turn === undefined) throw new RangeError(`Seat ${seat.key} has nobody on ${day}`);
  return turn.person;
}

function buildStints(builtSeats: readonly Seat[]): Stint[] {
  return builtSeats
    .flatMap(({ team, turns }) =>
      turns.filter(({ covers }) => !covers).map(({ person, from, until }) => ({ person, team, from, until })),
    )
    .sort((a, b) => (a.person === b.person ? (a.from < b.from ? -1 : 1) : a.person < b.person ? -1 : 1));
}

function hiredOn(member: CastMember, stints: readonly Stint[], timeline: Timeline): Day {
  if (member.hired !== undefined) return dayInYear(timeline, ...member.hired);
  const first = stints.find(({ person }) => person === member.id);
  if (first === undefined) throw new Error(`${member.id} has neither a day of hiring nor a seat`);
  return first.from;
}

function userRecord(
  member: CastMember,
  stints: readonly Stint[],
  context: { readonly timeline: Timeline; readonly random: Random },
): DemoUser {
  const left = stints.findLast(({ person }) => person === member.id)?.until ?? null;
  return {
    external_id: member.id,
    name: member.name,
    email: `${member.id}@attain.example`,
    role: member.role,
    job_title: member.jobTitle,
    phone: mobileNumber(context.random.fork(member.id)),
    joined_on: hiredOn(member, stints, context.timeline),
    ...(left === null ? {} : { left_on: left }),
    active: left === null,
  };
}

function leaderMemberships(users: ReadonlyMap<string, DemoUser>): DemoMembership[] {
  return staff
    .filter(({ role }) => role === "director" || role === "manager" || role === "sales_ops")
    .map((member) => ({
      external_id: `${member.id}-1`,
      user: linkTo(member.id),
      team: linkTo(teamId(member.leads ?? "headquarters")),
      lead: member.leads !== undefined,
      starts_on: users.get(member.id)?.joined_on ?? "",
    }));
}

/** The channel team is led by the channel manager, who looks after dealers himself. */
const channelLead = "fangzhiyuan";

function sellerMemberships(stints: readonly Stint[], users: ReadonlyMap<string, DemoUser>): DemoMembership[] {
  return stints.map(({ person, team, from, until }) => {
    const number = stints.filter((other) => other.person === person && other.from <= from).length;
    // Whoever was there before the story begins has been in his team since he was hired.
    const joined = users.get(person)?.joined_on ?? from;
    return {
      external_id: `${person}-${number}`,
      user: linkTo(person),
      team: linkTo(teamId(team)),
      lead: person === channelLead,
      starts_on: number === 1 ? joined : from,
      ...(until === null ? {} : { ends_on: until }),
    };
  });
}

/** Everybody, and who was in which team and looked after which customers when. */
export function buildPeople(timeline: Timeline, random: Random): People {
  const builtSeats = buildSeats(timeline);
  const stints = buildStints(builtSeats);
  const users = [...staff, ...sellers].map((member) => userRecord(member, stints, { timeline, random }));
  const byId = new Map(users.map((user) => [user.external_id, user]));
  return {
    seats: builtSeats,
    stints,
    users,
    memberships: [...leaderMemberships(byId), ...sellerMemberships(stints, byId)],
  };
}

export const overseasTerritory = "overseas";

export function territoryRecords(): DemoTerritory[] {
  const domestic = regionKeys.map((key) => ({
    external_id: key as string,
    name: regions[key].name,
    code: regions[key].code,
  }));
  return [...domestic, { external_id: overseasTerritory, ...overseas }];
}

export function teamRecords(): DemoTeam[] {
  const root = linkTo(teamId("headquarters"));
  return [
    { external_id: root.external_id, name: "营销中心" },
    ...regionKeys.map((key) => ({
      external_id: teamId(key),
      name: `${regions[key].name}大区`,
      parent: root,
      territory: linkTo(key),
    })),
    { external_id: teamId("channel"), name: "渠道与海外部", parent: root },
  ];
}
