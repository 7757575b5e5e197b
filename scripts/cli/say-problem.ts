import type * as z from 'zod';
import { AppError } from '#shared/errors.ts';
import { SayError, sentenceOf } from '../local/say-error.ts';

const SENTENCES: Record<string, string> = {
  'address.taken': 'This address is taken.',
  'address.reserved': 'This address belongs to the product.',
  'community.not_found': 'There is no such community.',
  'group.not_found': 'There is no such group.',
  'member.exists': 'A member with this address is here already.',
  'member.suspended': 'A member with this address is suspended: let them in again first.',
  'password.too_weak': 'The password is too weak.',
  'space.not_found': 'There is no such space.',
  'token.too_many': 'This member has 25 tokens: end one first.',
};

function sentenceOfRefusal({ code, fields = [], details = {} }: AppError): string {
  const { suggestions } = details as { suggestions?: string[] };
  const free =
    suggestions === undefined || suggestions.length === 0 ? '' : ` Free are: ${suggestions.join(', ')}.`;
  const wrong = fields.map((field) => `${field.field} (${field.code})`).join(', ');
  return `${SENTENCES[code] ?? `Refused: ${code}.`}${wrong === '' ? '' : ` Look at ${wrong}.`}${free}`;
}

/** What to print for a failure of a command: a refusal and what a person can mend in one sentence, anything else whole. */
export function sayProblem(error: unknown): string {
  return error instanceof AppError ? sentenceOfRefusal(error) : sentenceOf(error);
}

/** The input as its contract has it. Raises SayError that names each option that is wrong. */
export function requireInput<T extends z.ZodType>(schema: T, input: z.input<T>): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new SayError(`This is not right: ${wrong.join('; ')}.`);
}
