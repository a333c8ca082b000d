/** The table of commands, and what each button does. A command is one file and one line here. */
import { ask, askActions } from './ask.ts';
import { browse, browseActions } from './browse.ts';
import type { ActionHandlers, AnyCommand } from './command.ts';
import { dailyAnswerActions } from './daily-answers.ts';
import { dailySettingsActions } from './daily-settings.ts';
import { daily } from './daily.ts';
import { helpActions, helpCommand } from './help.ts';
import { mockCardActions } from './mock-card.ts';
import { mockPairActions } from './mock-pairs.ts';
import { mockStepActions } from './mock-steps.ts';
import { mock } from './mock.ts';
import { privacy, privacyActions } from './privacy.ts';
import { random, randomActions } from './random.ts';
import { reportActions, reports } from './report.ts';

/** The first is the one that free text goes to. */
export const commands: readonly [AnyCommand, ...AnyCommand[]] = [
  ask,
  browse,
  random,
  daily,
  mock,
  privacy,
  reports,
  helpCommand(() => commands),
];

export const actionHandlers: ActionHandlers = {
  ...askActions,
  ...browseActions,
  ...randomActions,
  ...reportActions,
  ...dailyAnswerActions,
  ...dailySettingsActions,
  ...mockCardActions,
  ...mockPairActions,
  ...mockStepActions,
  ...privacyActions,
  ...helpActions(() => commands),
};
