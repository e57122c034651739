// Prints an Arrow file as JSON: what it says about itself, the rows of each batch, and every value.
import {readFileSync} from 'node:fs';
import {tableFromIPC} from 'apache-arrow';

const table = tableFromIPC(readFileSync(process.argv[2]));

// Numbers are printed with as many digits as it takes to read the same number.
const plain = (value) => (typeof value === 'bigint' ? Number(value) : value);

const columns = {};
for (const field of table.schema.fields) {
  columns[field.name] = Array.from(table.getChild(field.name), plain);
}
const answer = {
  metadata: Object.fromEntries(table.schema.metadata),
  fields: table.schema.fields.map((field) => ({
    name: field.name,
    type: String(field.type),
    nullable: field.nullable,
    metadata: Object.fromEntries(field.metadata),
  })),
  batches: table.batches.map((batch) => batch.numRows),
  columns,
};
process.stdout.write(JSON.stringify(answer));
