import type { ReactNode } from "react";

/**
 * Every mark and arrow of the product, drawn on a grid of 20 by 20 with a line of 1.6.
 * Golos Text has no arrows and ticks, so none of these is ever a character.
 */
export const iconShapes = {
  home: <path d="M3.2 8.9 10 3l6.8 5.9V17h-4.4v-4.6H7.6V17H3.2z" />,
  table: (
    <path d="M5 3h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM3 7.4h14M8 7.4V17" />
  ),
  "file-clock": (
    <>
      <path d="M8 17.4H5.6a1.6 1.6 0 0 1-1.6-1.6V4.2a1.6 1.6 0 0 1 1.6-1.6h5.2L15 6.8V9" />
      <path d="M10.6 2.8V7h4.2" />
      <circle cx="13.8" cy="14.2" r="3.4" />
      <path d="M13.8 12.6v1.7l1.2.8" />
    </>
  ),
  toggle: (
    <>
      <rect x="1.8" y="5" width="16.4" height="10" rx="5" />
      <circle cx="12.9" cy="10" r="2.2" />
    </>
  ),
  dots: (
    <g fill="currentColor" stroke="none">
      <circle cx="4" cy="10" r="1.7" />
      <circle cx="10" cy="10" r="1.7" />
      <circle cx="16" cy="10" r="1.7" />
    </g>
  ),
  "chevron-right": <path d="m7.6 4.4 5.6 5.6-5.6 5.6" />,
  "chevron-left": <path d="M12.4 4.4 6.8 10l5.6 5.6" />,
  "chevron-down": <path d="m4.4 7.4 5.6 5.6 5.6-5.6" />,
  "chevron-up": <path d="M4.4 12.6 10 7l5.6 5.6" />,
  "arrow-right": <path d="M3.4 10h13M11.2 4.8l5.2 5.2-5.2 5.2" />,
  "arrow-down": <path d="M10 3.4v13M4.8 11.2l5.2 5.2 5.2-5.2" />,
  check: <path d="m4 10.6 4 4 8-9" />,
  "check-circle": (
    <>
      <circle cx="10" cy="10" r="8" fill="currentColor" stroke="none" />
      <path d="m6.4 10.3 2.5 2.5 4.7-5.2" className="stroke-paper" strokeWidth="1.8" />
    </>
  ),
  circle: <circle cx="10" cy="10" r="6" strokeWidth="1.9" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 5.8V10l2.8 1.9" />
    </>
  ),
  flag: <path d="M5 17.6V3.2M5 4h10.2l-2.4 3.6 2.4 3.6H5" />,
  "flag-filled": (
    <>
      <path d="M5 4h10.2l-2.4 3.6 2.4 3.6H5z" fill="currentColor" />
      <path d="M5 17.6V3.2" />
    </>
  ),
  lock: (
    <>
      <rect x="3.8" y="8.8" width="12.4" height="8.4" rx="1.8" />
      <path d="M6.6 8.8V6.2a3.4 3.4 0 0 1 6.8 0v2.6" />
    </>
  ),
  pause: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M8.2 7.4v5.2M11.8 7.4v5.2" />
    </>
  ),
  hatched: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="m4.6 11.2 6.6-6.6M5 15l10-10M8.8 15.4l6.6-6.6" strokeWidth="1.4" />
    </>
  ),
  triangle: <path d="M10 3 18 17H2zM10 8v4M10 14.2v.4" />,
  dotted: <circle cx="10" cy="10" r="7.2" strokeDasharray="2.2 2.325" />,
  none: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M6.8 10h6.4" />
    </>
  ),
  turning: (
    <>
      <circle cx="10" cy="10" r="7.2" opacity="0.3" />
      <path d="M10 2.8a7.2 7.2 0 0 1 7.2 7.2" strokeWidth="2" />
    </>
  ),
  trash: <path d="M3 5.4h14M7.6 5.2V3h4.8v2.2M4.8 5.6l.8 11.6h8.8l.8-11.6M8.2 8.8v5M11.8 8.8v5" />,
  eye: (
    <>
      <path d="M1.6 10S4.6 4.8 10 4.8 18.4 10 18.4 10 15.4 15.2 10 15.2 1.6 10 1.6 10z" />
      <circle cx="10" cy="10" r="2.4" />
    </>
  ),
  pencil: <path d="m3.4 16.6.9-3.9L13.1 4l2.9 2.9-8.8 8.8zM11.2 5.9l2.9 2.9" />,
  search: (
    <>
      <circle cx="8.6" cy="8.6" r="5.4" />
      <path d="m12.6 12.6 4.6 4.6" />
    </>
  ),
  refresh: <path d="M16.2 12.2A6.6 6.6 0 1 1 14.8 5.4L16.6 7M16.8 2.8V7h-4.2" />,
  user: (
    <>
      <circle cx="10" cy="6.4" r="3.4" />
      <path d="M3.4 17.4c.4-3.6 3-5.4 6.6-5.4s6.2 1.8 6.6 5.4" />
    </>
  ),
  users: (
    <>
      <circle cx="7.6" cy="6.8" r="3" />
      <path d="M1.8 16.6c.3-3.2 2.5-4.8 5.8-4.8s5.5 1.6 5.8 4.8M13 4a3 3 0 0 1 0 5.6M15 12.2c2 .5 3 1.9 3.2 4.4" />
    </>
  ),
  phone: (
    <path d="M4.4 2.8h2.8l1.5 3.9-2 1.5a10.6 10.6 0 0 0 5.1 5.1l1.5-2 3.9 1.5v2.8a1.6 1.6 0 0 1-1.7 1.6A13.2 13.2 0 0 1 2.8 4.5 1.6 1.6 0 0 1 4.4 2.8z" />
  ),
  ticket: (
    <path d="M2.4 5h15.2v3a2 2 0 0 0 0 4v3H2.4v-3a2 2 0 0 0 0-4zM12.2 5v1.6M12.2 9.2v1.6M12.2 13.4V15" />
  ),
  card: (
    <>
      <rect x="2.2" y="4" width="15.6" height="12" rx="1.8" />
      <path d="M2.2 8h15.6M5.2 12.4h3" />
    </>
  ),
  monitor: (
    <>
      <rect x="2.2" y="3.4" width="15.6" height="10.4" rx="1.6" />
      <path d="M10 13.8V17M6.6 17h6.8" />
    </>
  ),
  mail: (
    <>
      <rect x="2.2" y="4" width="15.6" height="12" rx="1.6" />
      <path d="m2.8 5.4 7.2 5.4 7.2-5.4" />
    </>
  ),
  sms: (
    <>
      <path d="M3.6 3.4h12.8a1.4 1.4 0 0 1 1.4 1.4v7.8a1.4 1.4 0 0 1-1.4 1.4H8.6L5 17.2V14H3.6a1.4 1.4 0 0 1-1.4-1.4V4.8a1.4 1.4 0 0 1 1.4-1.4z" />
      <path d="M6.4 8.8h.1M10 8.8h.1M13.6 8.8h.1" strokeWidth="2" />
    </>
  ),
  message: (
    <path d="M3.6 3.4h12.8a1.4 1.4 0 0 1 1.4 1.4v7.8a1.4 1.4 0 0 1-1.4 1.4H8.6L5 17.2V14H3.6a1.4 1.4 0 0 1-1.4-1.4V4.8a1.4 1.4 0 0 1 1.4-1.4z" />
  ),
  shield: <path d="M10 2.4 16.4 5v4.8c0 4-2.6 6.4-6.4 7.8-3.8-1.4-6.4-3.8-6.4-7.8V5z" />,
  close: <path d="m4.8 4.8 10.4 10.4M15.2 4.8 4.8 15.2" />,
  plus: <path d="M10 3.6v12.8M3.6 10h12.8" />,
  minus: <path d="M3.6 10h12.8" />,
  download: <path d="M10 3v9.6M5.6 8.6l4.4 4.4 4.4-4.4M3.4 16.8h13.2" />,
  "sign-out": (
    <path d="M8.4 17H4.6A1.6 1.6 0 0 1 3 15.4V4.6A1.6 1.6 0 0 1 4.6 3h3.8M8 10h9M13.4 6.2 17.2 10l-3.8 3.8" />
  ),
  document: (
    <path d="M11.4 2.6H5.6A1.6 1.6 0 0 0 4 4.2v11.6a1.6 1.6 0 0 0 1.6 1.6h8.8a1.6 1.6 0 0 0 1.6-1.6V7.2zM11.2 2.8v4.6h4.6M7 11h6M7 14h4" />
  ),
  info: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 9.2v4.4M10 6.2v.4" />
    </>
  ),
  calendar: (
    <>
      <rect x="2.8" y="4" width="14.4" height="13" rx="1.6" />
      <path d="M2.8 8.2h14.4M6.6 2.4v3M13.4 2.4v3" />
    </>
  ),
  globe: (
    <>
      <circle cx="10" cy="10" r="7.4" />
      <path d="M2.6 10h14.8M10 2.6c2.4 2.2 3.4 4.6 3.4 7.4S12.4 15.2 10 17.4C7.6 15.2 6.6 12.8 6.6 10S7.6 4.8 10 2.6z" />
    </>
  ),
  key: (
    <>
      <circle cx="6.6" cy="13.4" r="3.6" />
      <path d="m9.2 10.8 7.4-7.4M13.4 6.6l2.6 2.6" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof iconShapes;
