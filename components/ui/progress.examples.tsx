import { Progress } from "./progress.tsx";

export const examples = { half: <Progress value={3} max={7} label="3 из 7 разделов" /> };
