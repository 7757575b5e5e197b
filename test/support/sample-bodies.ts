const calendar = {
  name: 'Always',
  timeZone: 'UTC',
  workingHours: {
    monday: [{ from: '09:00', to: '17:00' }],
    tuesday: [],
    wednesday: [],
    thursday: [],
    friday: [],
    saturday: [],
    sunday: [],
  },
  holidays: [],
};
const secret = '0'.repeat(26) + 'a'.repeat(43);
const policy = (ids: Readonly<Record<string, string>>) => ({
  version: 0,
  firstAnswer: 'PT8H',
  calendar,
  priorityByGroup: [{ groupId: ids['groupId'], factor: 0.5 }],
  pauseWhileWaitingForAsker: true,
});

/**
 * A body each route accepts, given ids of the tenant it is aimed at. A route with a body and no entry
 * here fails the contract suite, so a new route is covered by existing.
 */
export function sampleBodies(ids: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  return {
    createCommunity: { pathName: 'somewhere', name: 'Somewhere', kind: 'customer' },
    updateCommunity: { version: 1, name: 'Renamed' },
    createGroup: { name: 'Gold' },
    updateGroup: { version: 1, name: 'Silver' },
    importPosts: { format: 'stack-exchange', site: 'bikes.example.org', firstRow: 1, lines: ['<row/>'] },
    acceptInvitation: { secret, name: 'Mallory', password: 'a long enough password' },
    getInvitation: { secret },
    requestJoinCode: { secret, email: 'mallory@example.org' },
    inviteMember: { email: 'someone@example.org' },
    updateMember: { version: 1, expertTopics: ['grinder'] },
    moveQuestion: { spaceId: ids['spaceId'] },
    markNotificationsRead: {},
    setNotificationPreferences: { preferences: {} },
    requestPasswordCode: { email: 'nobody@example.org' },
    setPassword: { email: 'nobody@example.org', code: '123456', password: 'a long enough password' },
    acceptAnswer: { answerId: ids['answerId'] },
    answerQuestion: { body: 'An answer from elsewhere.' },
    askQuestion: { title: 'A question from elsewhere?', body: 'What is here?', topics: ['other'] },
    commentOn: { targetId: ids['questionId'], body: 'A comment from elsewhere.' },
    editAnswer: { version: 1, body: 'Changed from elsewhere.' },
    editQuestion: { version: 1, body: 'Changed from elsewhere.' },
    previewMarkdown: { body: 'A **preview** from elsewhere.' },
    vote: { targetId: ids['questionId'], value: 1 },
    createSession: { idToken: 'x'.repeat(40) },
    updateMe: {},
    setDefaultSlaPolicy: policy(ids),
    setSlaPolicy: policy(ids),
    createSpace: { pathName: 'somewhere', name: 'Somewhere', access: 'public' },
    updateSpace: { version: 1, name: 'Renamed' },
    updateTenant: {},
    escalateNow: {},
    solveTicket: { answer: 'Solved from elsewhere.' },
    updateTicket: { version: 1, priority: 'high' },
    createApiToken: { name: 'Robot', scopes: ['read'] },
    createUpload: { name: 'tray.png', type: 'image/png', bytes: 1_000 },
    createWebhook: { name: 'CRM', url: 'http://127.0.0.1:9/hook', eventTypes: ['ticket.opened'] },
    updateWebhook: { version: 1, name: 'Renamed' },
  };
}
