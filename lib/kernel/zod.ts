import { z } from "zod";

// zod probes `eval` for speed, which our content security policy forbids: switch that off before the first schema.
z.config({ jitless: true });

export { z };
