import type { PagesReading } from './pages.ts';

/** List prices in US dollars, us-east-1, on demand, without free tiers (aws.amazon.com pricing pages, November 2026). */
const PRICES = {
  millionReads: 0.125,
  millionCalls: 0.2,
  /** arm64. */
  gigabyteSecond: 0.000_013_333_4,
  millionHttpApi: 1,
  millionCloudFront: 1,
  gigabyteOut: 0.085,
} as const;

const FUNCTION_GB = 1;
/** A function has one processor's worth at 1,769 MB, so less memory stretches its time (Lambda guide). */
const STRETCH = 1_769 / 1_024;
/** What a page waits for the table: two calls in a row of about 5 ms. */
const WAITS_MS = 10;
const MILLION = 1_000_000;

type Page = Pick<PagesReading, 'cpuMsPerPage' | 'pageBytesGzip'> & { readonly readUnits: number };

/** Dollars for a million question pages that no cache answers. */
export function millionPages({ cpuMsPerPage, pageBytesGzip, readUnits }: Page): {
  tableAndFunctions: number;
  withDelivery: number;
} {
  const seconds = (cpuMsPerPage * STRETCH + WAITS_MS) / 1_000;
  const functions = PRICES.millionCalls + seconds * MILLION * FUNCTION_GB * PRICES.gigabyteSecond;
  const tableAndFunctions = readUnits * PRICES.millionReads + functions;
  const traffic = ((pageBytesGzip * MILLION) / 1_024 ** 3) * PRICES.gigabyteOut;
  const withDelivery = tableAndFunctions + PRICES.millionHttpApi + PRICES.millionCloudFront + traffic;
  return { tableAndFunctions, withDelivery };
}
