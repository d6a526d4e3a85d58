import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { BreachRow } from '@evenhand/shared/wire/breaches';

type Columns = Readonly<Record<string, (row: BreachRow) => string | number | null>>;

const COLUMNS: Columns = {
  ticket: (row) => row.ticketId,
  complaint: (row) => row.excerpt,
  account: (row) => row.account,
  channel: (row) => row.channel,
  topic: (row) => row.topic,
  language: (row) => row.language,
  clock: (row) => row.clock,
  round: (row) => row.round,
  state: (row) => row.state,
  started_at: (row) => row.startedAt,
  due_at: (row) => row.dueAt,
  target_seconds: (row) => row.targetMs / 1_000,
  stopped_at: (row) => row.stoppedAt,
  took_seconds: (row) => seconds(row.tookMs),
  used_seconds: (row) => seconds(row.usedMs),
  late_seconds: (row) => seconds(row.lateMs),
  detected_at: (row) => row.detectedAt,
  owner: (row) => row.owner?.name ?? null,
  assignee: (row) => row.assignee?.name ?? null,
  told: (row) => row.told.map(({ rung, name, at }) => `rung ${rung} ${name} ${at}`).join('; '),
  ticket_state: (row) => row.ticketState,
  recurrences: (row) => row.recurrences,
  imported: (row) => String(row.isImported),
};

/** The rows as CSV with a header; nothing in them is a formula to a spreadsheet, whatever it parts fields by. */
export function asCsv(rows: AsyncIterable<BreachRow>): Readable {
  const csv = stringify({
    ...{ header: true, columns: Object.keys(COLUMNS), bom: true },
    ...{ quoted_string: true, cast: { string: asText } },
  });
  const records = Readable.from(rows).map((row: BreachRow) =>
    Object.values(COLUMNS).map((column) => column(row)),
  );
  return records.on('error', (error) => csv.destroy(error)).pipe(csv);
}

/** The rows as one JSON array. */
export function asJson(rows: AsyncIterable<BreachRow>): Readable {
  return Readable.from(jsonParts(rows));
}

async function* jsonParts(rows: AsyncIterable<BreachRow>): AsyncGenerator<string> {
  let lead = '[\n';
  for await (const row of rows) {
    yield lead + JSON.stringify(row);
    lead = ',\n';
  }
  yield lead === '[\n' ? '[]\n' : '\n]\n';
}

/** What a formula begins with, at the start or behind what another spreadsheet takes for the end of a field or line. */
const FORMULA = /(^|[;\t\r\n])([\s"]*)(?=[=+\-@＝＋－＠])/g;

const asText = (text: string) => text.replace(FORMULA, "$1$2'");

const seconds = (ms: number | null) => (ms === null ? null : ms / 1_000);
