import type { Connection } from "mariadb";
import { type Row, limits } from "../sql/database.ts";
import type { Query } from "../sql/statement.ts";

/** Rows as they come down the line, gathered into pages bounded in rows and bytes; nobody reads on before a page is taken. */
export async function pagesOf(
  line: Connection,
  query: Query,
): Promise<{ next(): Promise<readonly Row[] | undefined> }> {
  const prepared = await line.prepare(query.text);
  const stream = prepared.executeStream([...query.values]);
  const rows: AsyncIterator<Row> = stream[Symbol.asyncIterator]();
  let isOver = false;
  return {
    next: async () => {
      const page: Row[] = [];
      let weight = 0;
      while (!isOver && page.length < limits.pageRows && weight < limits.pageBytes) {
        const next = await rows.next();
        if (next.done === true) {
          isOver = true;
        } else {
          page.push(next.value);
          for (const cell of next.value) weight += cell?.length ?? 0;
        }
      }
      return page.length === 0 ? undefined : page;
    },
  };
}
