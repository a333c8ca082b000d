/** The two forms that set a daily question. */
import { categoriesOf } from '../../lookup/browse.ts';
import type { Entry } from '../../model.ts';
import { shorten } from '../../rich.ts';
import type { Field, Form } from '../../view.ts';
import { levels, type Settings } from '../model.ts';
import { durationInWords } from './moment.ts';
import { levelInWords, weekdayNames } from './settings-words.ts';

export function timesForm(settings: Pick<Settings, 'schedule' | 'reveal'>): Form {
  const { schedule, reveal } = settings;
  return {
    title: 'Daily question',
    submit: 'Save',
    action: { kind: 'saved', form: 'times' },
    intro: 'When a question is posted in this channel, and when its answer follows.',
    fields: [
      { kind: 'time', name: 'time', label: 'Time of day', hint: 'Like 09:00', initial: schedule.time },
      { kind: 'zone', name: 'zone', label: 'Time zone', hint: 'Like Europe/Berlin', initial: schedule.zone },
      {
        kind: 'choices',
        name: 'weekdays',
        label: 'Days',
        required: true,
        options: weekdayNames.map((label, index) => ({ label, value: String(index + 1) })),
        initial: schedule.weekdays.map(String),
      },
      {
        kind: 'text',
        name: 'reveal',
        label: 'Answer after',
        hint: 'Like 6 h, 90 min or 1 day after the question, or a time such as 16:00',
        multiline: false,
        required: true,
        maxLength: 20,
        initial: reveal.kind === 'at' ? reveal.time : durationInWords(reveal.minutes),
      },
    ],
  };
}

/** As many categories as a platform can offer at once. */
const mostCategories = 10;

export function questionsForm(settings: Settings, entries: readonly Entry[]): Form {
  const categories = categoriesOf(entries).slice(0, mostCategories);
  return {
    title: 'Daily questions',
    submit: 'Save',
    action: { kind: 'saved', form: 'questions' },
    fields: [
      ...(categories.length === 0
        ? []
        : [
            {
              kind: 'choices',
              name: 'categories',
              label: 'Topics',
              hint: 'None chosen means all of them',
              required: false,
              options: categories.map(({ name, slug }) => ({ label: shorten(name, 75), value: slug })),
              initial: settings.categories,
            } as const,
          ]),
      choice(
        'level',
        'Difficulty',
        Object.fromEntries(levels.map((level) => [level, levelInWords(level)])),
        settings.level,
      ),
      choice('thread', 'Thread', { yes: 'with the question', no: 'with the answer' }, settings.thread ? 'yes' : 'no'),
      choice('pin', 'Pin each question', { no: 'no', yes: 'yes' }, settings.pin ? 'yes' : 'no'),
    ],
  };
}

/** `labels` by value, in the order in which they are shown. */
function choice(name: string, label: string, labels: Readonly<Record<string, string>>, initial: string): Field {
  const options = Object.entries(labels).map(([value, text]) => ({ label: text, value }));
  return { kind: 'choice', name, label, required: true, options, initial };
}
