import { z } from "#lib/kernel/zod.ts";

const next = z.string().max(600).optional();
const code = z.string().max(40);

export const askSchema = z.strictObject({ address: z.string().max(400), next });
export const codeSchema = z.strictObject({ code, next });
export const againSchema = z.strictObject({ next });
export const linkSchema = z.strictObject({ token: z.string().max(100) });
export const stepUpSchema = z.strictObject({ identifier: z.uuid().optional(), next });
export const nothingSchema = z.strictObject({});
