/** Rows of interviews, as they are written and read. */
import type { Insertable, Selectable } from 'kysely';
import type { Interview } from '../core/interview/model.ts';
import type { NewInterview } from '../core/interview/ports.ts';
import type { Person, Place } from '../core/model.ts';
import { instant, instantOrNull, present } from './columns.ts';
import type { Database } from './schema.ts';

export type InterviewRow = Selectable<Database['interviews']>;

export function columnsOf(interview: NewInterview): Omit<Insertable<Database['interviews']>, 'id' | 'version'> {
  const { candidate, interviewer, names, place } = interview;
  return {
    platform: candidate.platform,
    tenant: candidate.tenant,
    candidate: candidate.id,
    interviewer_tenant: interviewer?.tenant ?? null,
    interviewer: interviewer?.id ?? null,
    candidate_name: names.candidate,
    interviewer_name: names.interviewer ?? null,
    invitee: interview.invitee ?? null,
    place_tenant: place.tenant,
    place_channel: place.channel,
    place_thread: place.thread ?? null,
    entry: interview.entry,
    length: interview.length,
    ...roomColumns(interview.room),
    ...courseColumns(interview),
    ...listColumns(interview),
  };
}

/** A room without a thread has an empty one, so that it is found by the same comparison. */
function roomColumns(room: Place | undefined) {
  return {
    room_tenant: room?.tenant ?? null,
    room_channel: room?.channel ?? null,
    room_thread: room === undefined ? null : (room.thread ?? ''),
  };
}

function courseColumns(interview: NewInterview) {
  return {
    state: interview.state,
    ending: interview.ending ?? null,
    phase: interview.phase,
    step: interview.step,
    phase_used_ms: interview.phaseUsedMs,
    phase_since: interview.phaseSince?.epochMilliseconds ?? null,
    told: interview.told,
    message: interview.message ?? null,
    started_at: interview.startedAt.epochMilliseconds,
    last_at: interview.lastAt.epochMilliseconds,
    ended_at: interview.endedAt?.epochMilliseconds ?? null,
  };
}

function listColumns({ usedMs, asked, hints, gaveUp, shown, clarified, card, ticks }: NewInterview) {
  return {
    used_ms: JSON.stringify(usedMs),
    asked: JSON.stringify(asked),
    hints: JSON.stringify(hints),
    gave_up: JSON.stringify(gaveUp),
    shown: JSON.stringify(shown),
    clarified: JSON.stringify(clarified),
    card: card === undefined ? null : JSON.stringify(card),
    ticks: JSON.stringify(ticks),
  };
}

export function interviewOf(row: InterviewRow): Interview {
  return {
    id: row.id,
    candidate: { platform: row.platform, tenant: row.tenant, id: row.candidate },
    names: {
      candidate: row.candidate_name,
      ...present({ interviewer: row.interviewer_name }),
    },
    place: placeOf(row.platform, row.place_tenant, row.place_channel, row.place_thread),
    entry: row.entry,
    length: row.length,
    state: row.state,
    phase: row.phase,
    step: row.step,
    phaseUsedMs: row.phase_used_ms,
    told: row.told as Interview['told'],
    startedAt: instant(row.started_at),
    lastAt: instant(row.last_at),
    version: row.version,
    ...listsOf(row),
    ...present({
      interviewer: interviewerOf(row),
      invitee: row.invitee,
      room: roomOf(row),
      ending: row.ending,
      phaseSince: instantOrNull(row.phase_since),
      message: row.message,
      endedAt: instantOrNull(row.ended_at),
      card: row.card === null ? null : (JSON.parse(row.card) as Interview['card']),
    }),
  };
}

function listsOf(
  row: InterviewRow,
): Pick<Interview, 'usedMs' | 'asked' | 'hints' | 'gaveUp' | 'shown' | 'clarified' | 'ticks'> {
  return {
    usedMs: JSON.parse(row.used_ms) as Interview['usedMs'],
    asked: JSON.parse(row.asked) as Interview['asked'],
    hints: JSON.parse(row.hints) as Interview['hints'],
    gaveUp: JSON.parse(row.gave_up) as Interview['gaveUp'],
    shown: JSON.parse(row.shown) as Interview['shown'],
    clarified: JSON.parse(row.clarified) as Interview['clarified'],
    ticks: JSON.parse(row.ticks) as Interview['ticks'],
  };
}

function interviewerOf({ platform, interviewer_tenant, interviewer }: InterviewRow): Person | undefined {
  if (interviewer_tenant === null || interviewer === null) return undefined;
  return { platform, tenant: interviewer_tenant, id: interviewer };
}

function roomOf({ platform, room_tenant, room_channel, room_thread }: InterviewRow): Place | undefined {
  if (room_tenant === null || room_channel === null) return undefined;
  return placeOf(platform, room_tenant, room_channel, room_thread);
}

/** Null and empty both mean that there is no thread. */
export function placeOf(platform: Place['platform'], tenant: string, channel: string, thread: string | null): Place {
  return { platform, tenant, channel, ...(thread === null || thread === '' ? {} : { thread }) };
}
