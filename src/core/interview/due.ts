/** The deliveries of an interview as rows: their keys say what they are, once for ever. */
import { channelOf } from '../model.ts';
import type { NewDelivery } from '../outbox/ports.ts';
import type { Interview } from './model.ts';

type Subject = Pick<Interview, 'id' | 'place' | 'room'>;

/** The topic of a room that is opened below a message. */
export const inThread = 'thread';
export const look = 'look';
export const card = 'card';
/** See share.ts. */
export const share = 'share';

export function roomDelivery(id: number, { place }: Pick<Interview, 'place'>, now: Temporal.Instant): NewDelivery {
  return { key: `room ${id}`, kind: 'room', place, subject: id, dueAt: now };
}

/** The topic of an invitation. */
export const invite = 'invite';
/** What was said of a person in a rating is told to them. */
export const rated = 'rated';

export function inviteDelivery(interview: Subject, now: Temporal.Instant): NewDelivery {
  return row(interview, 'say', invite, now);
}

/** The message of an invitation is made to show what became of it. */
export function answeredDelivery(interview: Subject, message: string, now: Temporal.Instant): NewDelivery {
  return row(interview, 'clock', `${invite}:${message}`, now);
}

export function ratedDelivery(interview: Subject, person: string, now: Temporal.Instant): NewDelivery {
  const { key, ...rest } = row(interview, 'say', rated, now);
  return { ...rest, key: `${key} ${person}`, person };
}

/** Once the first message is there: the thread below it. */
export function threadDelivery({ id, place }: Subject, now: Temporal.Instant): NewDelivery {
  return { key: `room ${id} ${inThread}`, kind: 'room', place, subject: id, topic: inThread, dueAt: now };
}

/** The present step, or what came of it all. */
export function sayDelivery(
  interview: Subject & Pick<Interview, 'step'>,
  what: 'step' | 'card',
  now: Temporal.Instant,
): NewDelivery {
  const topic = what === 'card' ? card : `step:${interview.step}`;
  return row(interview, 'say', topic, now);
}

/** The next thing that happens by itself. */
export function clockDelivery({ id, ...where }: Subject, dueAt: Temporal.Instant): NewDelivery {
  return { key: `clock ${id}`, kind: 'clock', place: placeOf(where), subject: id, dueAt };
}

/** The message of the present step is made to show how things stand. */
export function lookDelivery(interview: Subject, now: Temporal.Instant): NewDelivery {
  return row(interview, 'clock', look, now);
}

/** The message of a step that is over loses its buttons. */
export function overDelivery(
  interview: Subject & Pick<Interview, 'step'>,
  message: string,
  now: Temporal.Instant,
): NewDelivery {
  return row(interview, 'clock', `over:${interview.step}:${message}`, now);
}

/** The number of the step that a topic is about, and the message where it names one. */
export function readTopic(topic: string | undefined): { readonly step: number; readonly message: string } | undefined {
  const parts = /^(?:step|over):(?<step>\d+)(?::(?<message>.+))?$/s.exec(topic ?? '')?.groups;
  return parts && { step: Number(parts['step']), message: parts['message'] ?? '' };
}

function row({ id, ...where }: Subject, kind: 'say' | 'clock', topic: string, dueAt: Temporal.Instant): NewDelivery {
  return { key: `${kind} ${id} ${topic}`, kind, place: placeOf(where), subject: id, topic, dueAt };
}

/** A delivery's place is the channel: a platform's pace is the channel's. */
function placeOf({ place, room }: Omit<Subject, 'id'>): NewDelivery['place'] {
  return channelOf(room ?? place);
}
