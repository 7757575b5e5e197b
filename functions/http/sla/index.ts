import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { getDefaultSlaPolicyHandler } from './get-default-sla-policy.ts';
import { getQuestionClockHandler } from './get-question-clock.ts';
import { getSlaPolicyHandler } from './get-sla-policy.ts';
import { listDueNextHandler } from './list-due-next.ts';
import { pauseClockHandler } from './pause-clock.ts';
import { resumeClockHandler } from './resume-clock.ts';
import { setDefaultSlaPolicyHandler } from './set-default-sla-policy.ts';
import { setSlaPolicyHandler } from './set-sla-policy.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  getDefaultSlaPolicy: getDefaultSlaPolicyHandler,
  getQuestionClock: getQuestionClockHandler,
  getSlaPolicy: getSlaPolicyHandler,
  listDueNext: listDueNextHandler,
  pauseClock: pauseClockHandler,
  resumeClock: resumeClockHandler,
  setDefaultSlaPolicy: setDefaultSlaPolicyHandler,
  setSlaPolicy: setSlaPolicyHandler,
};
