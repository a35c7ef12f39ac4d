// Castore's DynamoDB adapter under the workloads of the benchmark. A request is a line of JSON on standard input, an
// answer one on standard output:
//   {"do": "prepare", "workload": {"kind", "writers", "events"}, "stream"}   -> {}
//   {"do": "measure", "stream", "millis", "operations"}   -> {"micros": [latency of each operation], "elapsedMicros"}
// An operation that fails ends the process.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { eventAlreadyExistsErrorCode } from '@castore/core';
import { DynamoDBSingleTableEventStorageAdapter } from '@castore/event-storage-adapter-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { Agent } from 'node:http';
import { createInterface } from 'node:readline';

const [endpoint, tableName, region, key, connections, streamsOfCommands, example] = process.argv.slice(2);
const payload = JSON.parse(example);
const context = { eventStoreId: 'PACKAGES' };
const store = new DynamoDBSingleTableEventStorageAdapter({
  tableName,
  dynamoDBClient: new DynamoDBClient({
    endpoint,
    region,
    credentials: { accessKeyId: key, secretAccessKey: key },
    requestHandler: new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: true, maxSockets: Number(connections) }) }),
  }),
});

const push = (aggregateId, version) =>
  store.pushEvent({ aggregateId, version, type: 'PackageMoved', payload: { ...payload, sequence: version } }, context);

const load = async (aggregateId, options) => (await store.getEvents(aggregateId, context, options)).events;

async function fill(stream, events) {
  let next = 1;
  const some = async () => {
    while (next <= events) {
      await push(stream, next++);
    }
  };
  await Promise.all(Array.from({ length: Math.min(Number(connections), events) }, some));
}

// A writer knows the version that it wrote or read last. After a conflict it reads what is newer: with `reverse` and
// `limit: 1` the adapter would go on, page by page, to the beginning of the stream.
function appendingTo(stream) {
  let version = 1;
  return async () => {
    for (;;) {
      try {
        await push(stream, version + 1);
        version++;
        return;
      } catch (error) {
        if (error.code !== eventAlreadyExistsErrorCode) {
          throw error;
        }
        version = (await load(stream, { minVersion: version + 1 })).at(-1).version;
      }
    }
  };
}

// One after the other, in the order in which they asked.
function inTurn(operation) {
  let last = Promise.resolve();
  return () => (last = last.then(operation));
}

async function writers({ kind, writers, events }, stream) {
  const all = operation => Array.from({ length: writers }, () => operation);
  let next = 0;
  switch (kind) {
    case 'NEW':
      return all(() => push(`${stream}-${next++}`, 1));
    case 'COMMAND': {
      const streams = Number(streamsOfCommands);
      for (let i = 0; i < streams; i++) {
        await fill(`${stream}-${i}`, 1);
      }
      return all(async () => {
        const id = `${stream}-${next++ % streams}`;
        await push(id, (await load(id)).at(-1).version + 1);
      });
    }
    case 'HOT':
      await fill(stream, 1);
      return Array.from({ length: writers }, () => appendingTo(stream));
    case 'OWNED':
      await fill(stream, 1);
      return all(inTurn(appendingTo(stream)));
    case 'LOAD':
      await fill(stream, events);
      return all(async () => {
        const found = (await load(stream)).length;
        if (found !== events) {
          throw new Error(`stream ${stream} has ${found} events, not ${events}`);
        }
      });
    default:
      throw new Error(`unknown workload ${kind}`);
  }
}

async function measure(operations, { millis, operations: most }) {
  const micros = [];
  const began = performance.now();
  let left = most;
  await Promise.all(operations.map(async operation => {
    while (performance.now() - began < millis && left-- > 0) {
      const start = performance.now();
      await operation();
      micros.push(Math.round((performance.now() - start) * 1000));
    }
  }));
  return { micros, elapsedMicros: Math.round((performance.now() - began) * 1000) };
}

const prepared = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer = {};
  if (request.do === 'prepare') {
    prepared.set(request.stream, await writers(request.workload, request.stream));
  } else {
    answer = await measure(prepared.get(request.stream), request);
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
process.exit(0);
