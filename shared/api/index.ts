import type { Route } from './define-route.ts';
import * as audit from './audit.ts';
import * as communities from './communities.ts';
import * as groups from './groups.ts';
import * as imports from './imports.ts';
import * as invitations from './invitations.ts';
import * as members from './members.ts';
import * as moderation from './moderation.ts';
import * as notifications from './notifications.ts';
import * as openapi from './openapi.ts';
import * as passwords from './passwords.ts';
import * as questions from './questions.ts';
import * as sessions from './sessions.ts';
import * as signUps from './sign-ups.ts';
import * as sla from './sla.ts';
import * as spaces from './spaces.ts';
import * as tenants from './tenants.ts';
import * as tickets from './tickets.ts';
import * as tokens from './tokens.ts';
import * as uploads from './uploads.ts';
import * as webhooks from './webhooks.ts';

const nouns = {
  audit,
  communities,
  groups,
  imports,
  invitations,
  members,
  moderation,
  notifications,
  openapi,
  passwords,
  questions,
  sessions,
  signUps,
  sla,
  spaces,
  tenants,
  tickets,
  tokens,
  uploads,
  webhooks,
};
/** For the typed client: each noun's routes under their operationId. */
export type Nouns = typeof nouns;

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'operationId' in value;

/** Every route of the product by its operationId. Documents, tests, client and route table are made from it. */
export const routes: Readonly<Record<string, Route>> = Object.fromEntries(
  Object.values(nouns).flatMap((noun) =>
    Object.values(noun as Record<string, unknown>)
      .filter(isRoute)
      .map((route) => [route.operationId, route]),
  ),
);
