/** A matrix of a model and its change: `down` has one row of `inputs` numbers a rank, `up` one row of `rank` numbers an output. */
export interface LoraChange {
  readonly matrix: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly rank: number;
  readonly down: (at: number) => number;
  readonly up: (at: number) => number;
}

/** A LoRA adapter as a GGUF file of version 3, for a model of the architecture. */
export function loraFile(architecture: string, changes: readonly LoraChange[]): Buffer {
  const tensors = changes.flatMap(({ matrix, inputs, outputs, rank, down, up }) => [
    { name: `${matrix}.lora_a`, sizes: [inputs, rank], valueAt: down },
    { name: `${matrix}.lora_b`, sizes: [rank, outputs], valueAt: up },
  ]);
  const data = tensors.map(({ sizes, valueAt }) => {
    const values = Float32Array.from({ length: sizes.reduce((all, size) => all * size, 1) }, (_, at) => valueAt(at));
    return padded(Buffer.from(values.buffer));
  });
  let offset = 0;
  const infos = tensors.map(({ name, sizes }, at) => {
    const info = Buffer.concat([named(name), u32(sizes.length), ...sizes.map(u64), u32(float32Tensor), u64(offset)]);
    offset += data[at]?.length ?? 0;
    return info;
  });
  const facts = [
    ...[textFact('general.architecture', architecture), textFact('general.type', 'adapter')],
    ...[textFact('adapter.type', 'lora'), numberFact('adapter.lora.alpha', changes[0]?.rank ?? 1)],
  ];
  const head = Buffer.concat([
    ...[Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(facts.length)],
    ...[...facts, ...infos],
  ]);
  return Buffer.concat([padded(head), ...data]);
}

const alignment = 32;
const textKind = 8;
const float32Kind = 6;
const float32Tensor = 0;

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((alignment - (bytes.length % alignment)) % alignment)]);
}

function textFact(name: string, value: string): Buffer {
  return Buffer.concat([named(name), u32(textKind), named(value)]);
}

function numberFact(name: string, value: number): Buffer {
  const number = Buffer.alloc(4);
  number.writeFloatLE(value);
  return Buffer.concat([named(name), u32(float32Kind), number]);
}

function named(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([u64(bytes.length), bytes]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
