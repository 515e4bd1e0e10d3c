import type { ReactNode } from "react";

export type Column = { readonly id: string; readonly title: ReactNode; readonly numeric?: boolean };

type Props = {
  /** Says what the table is; shown to screen readers only when a heading says it already. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[] }[];
  /** Density of the desk. */
  readonly dense?: boolean;
};

/** A table that scrolls inside its own box on a narrow screen and can be reached by keyboard. */
export function Table({ caption, columns, rows, dense = false }: Props) {
  const pad = dense ? "py-1.5 pe-4" : "py-3 pe-6";
  return (
    <div className="overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table className="w-full border-collapse text-start">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-hairline text-14 text-muted">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={`${pad} font-normal last:pe-0 ${column.numeric ? "text-end" : "text-start"}`}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-b border-hairline align-top">
              {row.cells.map((cell, index) => (
                <td
                  key={columns[index]?.id ?? index}
                  className={`${pad} last:pe-0 ${columns[index]?.numeric ? "text-end" : ""}`}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
