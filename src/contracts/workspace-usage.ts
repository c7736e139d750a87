import { z } from 'zod';
import { usageSchema } from './usage.ts';
import { budgetSchema } from './workspace-limits.ts';

/** What requests to the proxy of one kind have used. */
export const proxiedUseSchema = z
  .strictObject({
    endpoint: z.enum(['chat', 'responses', 'completions', 'embeddings']),
    /** `reported`: as the upstream counts. `estimated`: it named no count, and tokens are told from the characters of request and answer, rather too many than too few. */
    counted: z.enum(['reported', 'estimated']),
    ...usageSchema.shape,
  })
  .meta({ id: 'ProxiedUse', description: 'What requests to the proxy of one kind have used' });

/** What the models of a workspace have used, and where it stands today. */
export const workspaceUsageSchema = usageSchema
  .extend({
    /** The part of the sums that went through the proxy; empty where nothing did. */
    proxied: z.array(proxiedUseSchema).readonly(),
    budget: budgetSchema.meta({ id: 'Budget', description: 'Where a workspace stands today' }),
  })
  .meta({ id: 'WorkspaceUsage', description: 'What the models of a workspace have used, and where it stands today' });

export type ProxiedUse = z.infer<typeof proxiedUseSchema>;
export type WorkspaceUsage = z.infer<typeof workspaceUsageSchema>;
