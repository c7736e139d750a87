import type { Attestation } from '../contracts/attestation.ts';
import type { ShownProfile } from '../engine/profile-tools.ts';
import type { ProfileVersionSummary } from '../ports/store.ts';
import { agreementWords } from './render-agreement.ts';
import { renderHypotheses } from './render-hypotheses.ts';
import type { Terminal } from './terminal.ts';
import { wrap } from './wrap.ts';

export function renderProfile(profile: ShownProfile, terminal: Terminal, { all }: { readonly all: boolean }): string {
  const { style, width } = terminal;
  const { person, version, createdAt, registers, sampleCount, fingerprint, attributes, caveats, judgeAgreement } =
    profile;
  const shown = profile.hypotheses.filter(({ standing }) => all || standing === 'accepted' || standing === 'pinned');
  const hidden = profile.hypotheses.length - shown.length;
  return [
    `${style.strong(`${person}, profile version ${version}`)} ${style.faint(createdAt.slice(0, 16).replace('T', ' '))}`,
    style.faint(
      `${sampleCount.inference} texts to learn from, ${sampleCount.trial} held back to test · ${fingerprint.words} words, usually ${Math.round(fingerprint.medianWords)} a text · ${registers.join(', ')}${attributes.signature === null ? '' : ` · signs ${attributes.signature}`}`,
    ),
    shown.length > 0 ? renderHypotheses(shown, terminal, { quotes: 3 }) : 'No hypothesis has stood its trial yet.',
    ...(judgeAgreement === undefined ? [] : [style.faint(wrap(agreementWords(judgeAgreement), width))]),
    ...(hidden > 0 ? [style.faint(`${hidden} more proposed or rejected: add --all`)] : []),
    ...profile.attestations.map((one) => style.faint(wrap(attestationWords(one), width))),
    ...caveats.map((caveat) => style.faint(`Note: ${caveat}`)),
  ].join('\n\n');
}

function attestationWords({ by, at, samples, statement }: Attestation): string {
  const said = statement === null ? '' : `: “${statement}”`;
  return `${by} attested on ${at.slice(0, 10)} that ${samples} ${samples === 1 ? 'text is' : 'texts are'} the person’s own${said}`;
}

export function renderHistory(versions: readonly ProfileVersionSummary[], { style }: Terminal): string {
  return versions
    .map(
      ({ version, createdAt, reason, hypotheses, samples }) =>
        `${String(version).padStart(4)}  ${createdAt.slice(0, 16).replace('T', ' ')}  ${reason.padEnd(10)}  ${style.faint(`${hypotheses} hypotheses, ${samples} samples`)}`,
    )
    .join('\n');
}
