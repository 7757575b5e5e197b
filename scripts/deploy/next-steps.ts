/** What a person still has to do after a deployment, one step a line. */
export function nextSteps(
  context: Readonly<Record<string, string>>,
  outputs: Readonly<Record<string, string>>,
): string[] {
  const { domain = '', zone, alarmMail } = context;
  const steps: string[] = [];
  if (zone === undefined) {
    const edge = outputs['DistributionName'] ?? '';
    steps.push(`Point ${domain} and *.${domain} at ${edge} (an alias, or CNAME for the wildcard).`);
  }
  const records = outputs['MailRecords'];
  if (records !== undefined) steps.push(`Add these records, so that mails are signed: ${records}`);
  steps.push(
    'Ask for production access in SES if the account is new: in the sandbox it writes to proved addresses only.',
  );
  if (alarmMail !== undefined)
    steps.push(`Confirm the mail that ${alarmMail} has got, so that alarms arrive.`);
  steps.push(`Open https://${domain} and sign up the first organisation.`);
  return ['Deployed. What is left to do:', ...steps.map((step, at) => `  ${at + 1}. ${step}`)];
}
