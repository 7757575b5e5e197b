import { apiAt, mailsTo, signInBySrp, type CallApi } from './flow-api.ts';

export interface FlowTenant {
  readonly slug: string;
  readonly api: CallApi;
  readonly ownerToken: string;
  readonly ownerId: string;
  readonly communityId: string;
  readonly spaceId: string;
}

export const PASSWORD = 'correct horse battery staple';

const must = <T extends { status: number; body: unknown }>(answer: T, status: number): T => {
  if (answer.status !== status)
    throw new Error(`Expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
};

async function codeFor(email: string): Promise<string> {
  const [mail] = await mailsTo(email);
  const code = /\b(\d{6})\b/.exec(`${mail?.Subject ?? ''} ${mail?.BodyText ?? ''}`)?.[1];
  if (code === undefined) throw new Error(`No code was mailed to ${email}`);
  return code;
}

/** Signs an organisation up as a person does: form, code from the mail, password, SRP sign-in, session. */
export async function signUp(slug: string): Promise<FlowTenant> {
  const root = apiAt('localhost');
  const email = `owner@${slug}.example`;
  const body = {
    organisation: `The ${slug} company`,
    slug,
    name: 'Lotte de Wit',
    email,
    kinds: ['customer'],
    locale: 'en',
    timeZone: 'Europe/Amsterdam',
  };
  const { body: signUpRow } = must(await root('POST', '/sign-ups', { body }), 201);
  const code = await codeFor(email);
  must(
    await root('POST', `/sign-ups/${String(signUpRow.id)}/verification`, {
      body: { code, password: PASSWORD },
    }),
    200,
  );
  const api = apiAt(`${slug}.localhost`);
  const idToken = await signInBySrp(email, PASSWORD);
  const { body: session } = must(await api('POST', '/sessions', { body: { idToken } }), 201);
  const { body: communities } = must(await api('GET', '/communities', { token: session.token }), 200);
  const [community] = communities.items;
  return {
    slug,
    api,
    ownerToken: session.token as string,
    ownerId: session.member.id as string,
    communityId: community.id as string,
    spaceId: community.spaces[0].id as string,
  };
}

/** A person who was invited by mail, has joined, and has a session. */
export async function join(
  tenant: FlowTenant,
  person: { name: string; role: string },
): Promise<{ token: string; memberId: string }> {
  const email = `${person.name.toLowerCase()}@${tenant.slug}.example`;
  must(
    await tenant.api('POST', '/invitations', {
      token: tenant.ownerToken,
      body: { email, role: person.role },
    }),
    201,
  );
  const [mail] = await mailsTo(email);
  const secret = /\/join\/([\w-]+)/.exec(mail?.BodyText ?? '')?.[1];
  must(
    await tenant.api('POST', '/invitations/acceptance', {
      body: { secret, name: person.name, password: PASSWORD },
    }),
    201,
  );
  const idToken = await signInBySrp(email, PASSWORD);
  const { body: session } = must(await tenant.api('POST', '/sessions', { body: { idToken } }), 201);
  return { token: session.token as string, memberId: session.member.id as string };
}
