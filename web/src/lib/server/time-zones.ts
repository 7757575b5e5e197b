/** Names a person can choose from. `UTC` is a tenant's zone as any other, and the platform's list leaves it out. */
export const timeZones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')];
