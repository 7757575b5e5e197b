import { vote as route } from '#shared/api/questions.ts';
import { vote } from '#functions/core/questions/vote.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const voteHandler = httpHandler(route, vote);
