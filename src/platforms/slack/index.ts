/** Connects the bot to a Slack workspace: by Socket Mode with an app token, else by signed HTTP. */
import bolt, { type App, type webApi } from '@slack/bolt';
import { PlatformError, UserError } from '../../core/errors.ts';
import type { Deps } from '../../core/ports.ts';
import type { Connection } from '../platform.ts';
import { answerTimes, createDesk } from './desk.ts';
import { clientOptions, createClient, platformError, Refusal, sdkLogger, type ApiSettings } from './api.ts';
import { createGate } from './gate.ts';
import { listen } from './listen.ts';
