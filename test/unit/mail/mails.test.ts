import { describe, expect, it } from 'vitest';
import { localeSchema } from '#shared/model/tenant.ts';
import { joinCodeMail, passwordCodeMail, signUpCodeMail } from '#functions/core/mail/code-mails.ts';
import { invitationMail } from '#functions/core/mail/invitation-mail.ts';
import { noMemberMail } from '#functions/core/mail/no-member-mail.ts';

const locales = localeSchema.options;
const code = { organisation: 'Oak & <b>Line</b>', code: '012345', minutes: 15 };
const invitation = {
  organisation: 'אורן',
  inviterName: 'דנה',
  url: 'https://acme.example.org/join/abc',
  days: 7,
};

describe.each(locales)('mails in %s', (locale) => {
  const mails = {
    signUp: signUpCodeMail({ ...code, locale }),
    join: joinCodeMail({ ...code, locale }),
    password: passwordCodeMail({ ...code, locale }),
    noMember: noMemberMail({ organisation: code.organisation, locale }),
    invitation: invitationMail({ ...invitation, locale }),
  };

  it('declare their language and direction', () => {
    for (const { html } of Object.values(mails)) {
      expect(html).toContain(`<html lang="${locale}" dir="${locale === 'he' ? 'rtl' : 'ltr'}">`);
    }
  });

  it('say the same in text as in HTML: the code, or the link, and when it ends', () => {
    for (const { text, html } of [mails.signUp, mails.join, mails.password]) {
      expect(text).toMatch(/^012345$/m);
      expect(html).toContain('>012345</p>');
      expect(text).toContain('15');
    }
    expect(mails.invitation.text).toContain(invitation.url);
    expect(mails.invitation.html).toContain(`href="${invitation.url}"`);
    expect(mails.invitation.text).toContain('7');
  });

  it('show a name as text, never as markup, and keep its direction to itself', () => {
    const { html, text } = mails.signUp;
    expect(html).toContain('<bdi>Oak &amp; &lt;b&gt;Line&lt;/b&gt;</bdi>');
    expect(html).not.toContain('<b>');
    expect(text).toContain('\u2068Oak & <b>Line</b>\u2069');
  });

  it('have no picture, no script and no address but the link', () => {
    for (const { html } of Object.values(mails)) expect(html).not.toMatch(/<img|<script|src=|url\(/i);
    expect(mails.signUp.html).not.toContain('http');
  });
});

describe('invitationMail', () => {
  it('speaks of one day as one', () => {
    const words = locales.map((locale) => invitationMail({ ...invitation, days: 1, locale }).text);
    expect(words[0]).toContain('one day');
    expect(words[1]).toContain('ליום אחד');
    expect(words[2]).toContain('één dag');
  });
});
