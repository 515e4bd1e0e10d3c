import { PageSkeleton } from "./skeleton.tsx";

export const examples = { page: <PageSkeleton label="Читаем ваши данные" rows={3} /> };
