import { item, number, string } from 'dynamodb-toolbox';
import { defineEntity, valueOf, type ItemOf } from '#functions/table/define-entity.ts';

export type CodePurpose = 'join' | 'password';

/** The one code that works for an address and a purpose; the next one takes its place. */
export const codeEntity = defineEntity({
  kind: 'code',
  schema: item({
    purpose: valueOf<CodePurpose>(),
    email: string(),
    /** New with each code: its tries are counted under it. */
    codeId: string(),
    codeHash: string(),
    expiresAt: string(),
    ttl: number(),
  }),
  key: ({ purpose, email }: { purpose: CodePurpose; email: string }) => ({
    pk: `code#${email}`,
    sk: purpose,
  }),
});
export type CodeItem = ItemOf<typeof codeEntity>;
