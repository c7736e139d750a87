// Learns so many generated samples in this process and prints CPU seconds and peak memory: node bench/learn-many.ts COUNT SEED
import { openBackground } from '../src/adapters/background/index.ts';
import { openContrastSource } from '../src/adapters/contrast/index.ts';
import { openDocumentReader } from '../src/adapters/files/index.ts';
import { bindClient, type Hyperalign } from '../src/hyperalign.ts';
import { fixedClock, memoryStore, memoryVoices, seededRandom } from '../src/testing/index.ts';
import { generatedSamples } from './generated-samples.ts';

// Loaded and unpacked once in a process, as in every application.
const background = openBackground();
const contrast = openContrastSource();

/** A client without a model whose store is the memory: what is measured is the engine. */
export function openBenchClient(): Hyperalign {
  return bindClient({
    workspace: 'default',
    documents: openDocumentReader({ stdin: null }),
    openModel: null,
    ports: {
      store: memoryStore(),
      clock: fixedClock(),
      random: seededRandom(1),
      background,
      contrast,
      voices: memoryVoices(),
      promptStates: { forget: async () => 0 },
    },
  });
}

if (import.meta.main) {
  const [count = '0', seed = '1'] = process.argv.slice(2);
  const texts = [...generatedSamples(Number(count), { seed: Number(seed), length: 200 })].map((text) => ({
    text,
    register: 'email',
  }));
  const client = openBenchClient();
  const started = process.cpuUsage();
  const { samples } = await client.learn({ person: 'ada', texts });
  const { user, system } = process.cpuUsage(started);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ kept: samples.kept, cpuSeconds: (user + system) / 1e6, peakMb }));
}
