/** Accounts from which companies reach into the accounts of their customers, always with an external ID. */

/**
 * By account. Sources: the guides of these companies on how to connect an AWS account, and the Terraform modules they
 * publish for it; autumn 2026. There are many more, so a missing account says nothing.
 */
export const THIRD_PARTIES: ReadonlyMap<string, string> = new Map([
  ['188619942792', 'Prisma Cloud'],
  ['269135526815', 'Drata'],
  ['414351767826', 'Databricks'],
  ['434813966438', 'Lacework'],
  ['454464851268', 'CloudHealth'],
  ['464622532012', 'Datadog'],
  ['509560245411', 'Dynatrace'],
  ['754728514883', 'New Relic'],
  ['922761411349', 'Spot'],
  ['926226587429', 'Sumo Logic'],
  ['956993596390', 'Vanta'],
]);
