import type { Tool } from '../define-tool.ts';
import { getGuidance } from './get-guidance.ts';
import { learnFromText } from './learn-from-text.ts';
import { proposeEdit } from './propose-edit.ts';
import { verify } from './verify.ts';
import { writeAs } from './write-as.ts';

/** Every tool, in the order in which a model reads them. */
export const tools: readonly Tool[] = [getGuidance, writeAs, verify, learnFromText, proposeEdit];
