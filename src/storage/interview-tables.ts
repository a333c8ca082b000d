/** The tables of mock interviews as kysely sees them. JSON columns hold lists and cards; instants are columns of their own. */
import type { Generated } from 'kysely';
import type { Ending, InterviewState, Length } from '../core/interview/model.ts';
import type { Difficulty, PlatformName } from '../core/model.ts';

export interface InterviewTables {
  interviews: {
    id: Generated<number>;
    /** Of the candidate, and of all else that it names. */
    platform: PlatformName;
    tenant: string;
    candidate: string;
    /** Null where the bot asks. */
    interviewer_tenant: string | null;
    interviewer: string | null;
    candidate_name: string;
    interviewer_name: string | null;
    /** Whom of the two was asked; null where nobody was. */
    invitee: 'candidate' | 'interviewer' | null;
    place_tenant: string;
    place_channel: string;
    place_thread: string | null;
    /** Null until there is a room; the thread is empty where the room is a whole conversation. */
    room_tenant: string | null;
    room_channel: string | null;
    room_thread: string | null;
    entry: string;
    length: Length;
    state: InterviewState;
    ending: Ending | null;
    phase: number;
    step: number;
    phase_used_ms: number;
    phase_since: number | null;
    /** JSON lists, as in Interview. */
    used_ms: string;
    asked: string;
    hints: string;
    gave_up: string;
    shown: string;
    clarified: string;
    told: number;
    message: string | null;
    started_at: number;
    last_at: number;
    ended_at: number | null;
    /** JSON of Scorecard. */
    card: string | null;
    /** JSON of Interview['ticks']. */
    ticks: string;
    version: number;
  };
  /** A row for each person of an interview that is not over. */
  interview_people: {
    platform: PlatformName;
    tenant: string;
    person: string;
    interview: number;
  };
  sayings: {
    id: Generated<number>;
    interview: number;
    message: string;
    phase: number;
    text: string;
    said_at: number;
  };
  claims: {
    id: Generated<number>;
    platform: PlatformName;
    tenant: string;
    person: string;
    entry: string;
    point: string;
    phrase: string;
    claimed_at: number;
  };
  pair_queue: {
    /** In the order of waiting. */
    id: Generated<number>;
    platform: PlatformName;
    tenant: string;
    person: string;
    name: string;
    place_tenant: string;
    place_channel: string;
    place_thread: string | null;
    level: Difficulty | 'any';
    length: Length;
    since: number;
    /** Whom of the same tenant they were paired with last. */
    last_partner: string | null;
  };
  ratings: {
    id: Generated<number>;
    interview: number;
    platform: PlatformName;
    tenant: string;
    person: string;
    well: string;
    better: string;
  };
  drawings: {
    hash: string;
    svg: string;
  };
}
